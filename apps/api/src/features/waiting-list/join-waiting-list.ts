import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isSpokenToSince, isSuccessfulContact, type RiskTrigger, type Route } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { HighRiskFollowers, isUndecided, ReferralsRepository, RunningClocks, SafetyContacts, type Owed, type ReferralEntity } from '../referrals/index.js';
import { toAttempt } from './waiting-entry.view.js';
import type { WaitingListEntryEntity } from './waiting-list.entities.js';
import { WaitingListRepository } from './waiting-list.repository.js';

export interface Joining {
  referral: ReferralEntity;
  offerId: string;
  serviceId: string;
  route: Route;
  /** The service that accepts her sees danger by its own judgement, whatever the referral came with. */
  judgedHigh: boolean;
  /** The service that accepts her has found a danger that nobody knew of. */
  isJudgedAnew: boolean;
  holderId: string;
  /** A colleague has named her, who is told so until she says that she has it. */
  holderIsNew: boolean;
  triggers: RiskTrigger[];
  vulnerable: boolean;
}

/**
 * Where an accepted referral goes. High risk is never placed in a queue: it gets a safety contact with a named holder,
 * due at once, and shows above the list as that.
 */
@Injectable()
export class JoinWaitingList implements OnModuleInit {
  constructor(
    private readonly entries: WaitingListRepository,
    private readonly referrals: ReferralsRepository,
    private readonly clocks: RunningClocks,
    private readonly highRisk: HighRiskFollowers,
    private readonly safety: SafetyContacts,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.highRisk.add((referralId, knownSince, worker) => this.needSafetyContact(referralId, knownSince, worker));
  }

  async join(joining: Joining, worker: ActingWorker): Promise<void> {
    const entry = this.entryOf(joining, worker);
    await this.entries.add(entry);
    // It stands in the same table, and is no place in a queue: whoever reads the record later must not take it for one.
    const action = entry.needsSafetyContact ? 'safety-contact.accepted' : 'waiting-list.joined';
    await this.audit.note({ action, subjectType: 'waiting-list-entry', subjectId: entry.id, personId: entry.personId });
    if (!entry.needsSafetyContact) return;
    await this.clocks.owedToHighRisk(joining.referral);
    await this.safety.carryOn(owedTo(entry), joining.isJudgedAnew);
  }

  /**
   * Danger found while somebody waits, as by an assessment, takes her out of the queue at once. The list reads that from
   * the level itself, so that a level a manager has lowered puts her back without anybody having to remember it.
   */
  async needSafetyContact(referralId: string, knownSince: Date | null, worker: ActingWorker): Promise<void> {
    const referral = await this.referrals.referral(referralId);
    if (!referral) return;
    await this.clocks.owedToHighRisk(referral);
    if (knownSince && isSpokenToSince(await this.contactsOf(referralId), knownSince)) return;
    const waiting = await this.entries.waitingOf(referralId);
    for (const entry of waiting) await this.safety.ask(owedTo(entry));
    if (waiting.length > 0 || !isUndecided({ referral, offers: await this.referrals.offers(referralId) })) return;
    const { organisationId, personId } = referral;
    // No service has her yet: whoever has found the danger holds it until somebody takes it.
    await this.safety.ask({ organisationId, personId, referralId, entryId: null, holderId: worker.id });
  }

  private async contactsOf(referralId: string): Promise<Date[]> {
    const made = (await this.entries.attempts(referralId)).map(toAttempt).filter(isSuccessfulContact);
    return made.map(({ at }) => at);
  }

  private entryOf({ referral, offerId, serviceId, route, judgedHigh, holderId, holderIsNew, triggers, vulnerable }: Joining, worker: ActingWorker): WaitingListEntryEntity {
    const grounds = route.to === 'safety-contact' ? [...route.grounds] : [];
    const { organisationId, personId, id: referralId } = referral;
    return {
      ...{ id: randomUUID(), organisationId, personId, referralId, offerId, serviceId },
      joinedAt: this.clock.now(),
      joinedBy: worker.id,
      needsSafetyContact: route.to === 'safety-contact',
      safetyGrounds: grounds,
      judgedHigh,
      ...{ triggers, vulnerable, holderId, holderIsNew },
      ...{ allocatedTo: null, allocatedAt: null, allocatedBy: null, reasonOverCeiling: null },
      lastLookedOn: this.clock.today(),
      ...{ leftAt: null, leftBy: null, leaveReason: null, leaveNote: null, takenOverBy: null, takenOverByAgency: null },
      version: 1,
    };
  }
}

function owedTo({ id: entryId, organisationId, personId, referralId, holderId }: WaitingListEntryEntity): Owed {
  return { organisationId, personId, referralId, entryId, holderId };
}
