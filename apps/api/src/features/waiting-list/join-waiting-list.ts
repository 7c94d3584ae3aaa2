import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RiskTrigger, Route } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { HighRiskFollowers, ReferralsRepository, RunningClocks, type ReferralEntity } from '../referrals/index.js';
import type { WaitingListEntryEntity } from './waiting-list.entities.js';
import { WaitingListRepository } from './waiting-list.repository.js';

export interface Joining {
  referral: ReferralEntity;
  offerId: string;
  serviceId: string;
  route: Route;
  holderId: string;
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
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.highRisk.add((referralId) => this.needSafetyContact(referralId));
  }

  async join(joining: Joining, worker: ActingWorker): Promise<void> {
    const entry = this.entryOf(joining, worker);
    await this.entries.add(entry);
    await this.audit.note({ action: 'waiting-list.joined', subjectType: 'waiting-list-entry', subjectId: entry.id, personId: entry.personId });
    if (!entry.needsSafetyContact) return;
    await this.clocks.owedToHighRisk(joining.referral);
    await this.askSafetyContact(entry);
  }

  /**
   * Danger found while somebody waits, as by an assessment, takes her out of the queue at once. The list reads that from
   * the level itself, so that a level a manager has lowered puts her back without anybody having to remember it.
   */
  async needSafetyContact(referralId: string): Promise<void> {
    const referral = await this.referrals.referral(referralId);
    if (!referral) return;
    await this.clocks.owedToHighRisk(referral);
    for (const entry of await this.entries.waitingOf(referralId)) await this.askSafetyContact(entry);
  }

  private async askSafetyContact({ id: entryId, organisationId, personId, referralId, holderId }: WaitingListEntryEntity): Promise<void> {
    const [id, now] = [randomUUID(), this.clock.now()];
    const undone = { doneAt: null, doneBy: null, outcome: null };
    const about = { organisationId, personId, referralId, entryId, holderId };
    const isNew = await this.entries.addTask({ id, ...about, kind: 'safety-contact', dueAt: now, createdAt: now, ...undone });
    if (!isNew) return;
    // Of the task and not of the entry, since a second danger is a second message.
    await this.outbox.put('safety-contact.needed', id);
    await this.audit.note({ action: 'safety-contact.needed', subjectType: 'waiting-list-entry', subjectId: entryId, personId });
  }

  private entryOf({ referral, offerId, serviceId, route, holderId, triggers, vulnerable }: Joining, worker: ActingWorker): WaitingListEntryEntity {
    const grounds = route.to === 'safety-contact' ? [...route.grounds] : [];
    const { organisationId, personId, id: referralId } = referral;
    return {
      ...{ id: randomUUID(), organisationId, personId, referralId, offerId, serviceId },
      joinedAt: this.clock.now(),
      joinedBy: worker.id,
      needsSafetyContact: route.to === 'safety-contact',
      safetyGrounds: grounds,
      ...{ triggers, vulnerable, holderId },
      ...{ allocatedTo: null, allocatedAt: null, allocatedBy: null, reasonOverCeiling: null },
      lastLookedOn: this.clock.today(),
      ...{ leftAt: null, leftBy: null, leaveReason: null, leaveNote: null, takenOverBy: null, takenOverByAgency: null },
      version: 1,
    };
  }
}
