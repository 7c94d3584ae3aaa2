import { Injectable } from '@nestjs/common';
import type { WithdrawReferral } from '@waymark/contracts';
import { routeOnAcceptance, withdrawReferral, type DangerAtWithdrawal, type ReferralSoFar } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { OrganisationSettings } from '../organisations/index.js';
import { PeopleRepository } from '../people/index.js';
import { PersonHolders } from './person-holders.js';
import { Episodes } from './episodes.js';
import { ReferralsRepository, type WholeReferral } from './referrals.repository.js';
import { RunningClocks } from './running-clocks.js';
import { SafetyContacts } from './safety-contacts.js';
import { WithdrawalFollowers } from './withdrawal-followers.js';

/** Takes back a referral that was made by mistake. It stays readable, with who, when and why; what only it ever said leaves the person's record. */
@Injectable()
export class WithdrawReferralAct {
  constructor(
    private readonly referrals: ReferralsRepository,
    private readonly settings: OrganisationSettings,
    private readonly clocks: RunningClocks,
    private readonly safety: SafetyContacts,
    private readonly holders: PersonHolders,
    private readonly episodes: Episodes,
    private readonly followers: WithdrawalFollowers,
    private readonly people: PeopleRepository,
    private readonly words: SealedWords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async withdraw(id: string, version: number, body: WithdrawReferral, worker: ActingWorker): Promise<void> {
    const whole = await this.referrals.whole(id);
    if (!whole) throw new NotFound();
    if (whole.referral.version !== version) throw new StaleVersion();
    const open = whole.offers.filter((offer) => offer.state !== 'declined' && offer.state !== 'withdrawn');
    if (open.length === 0) throw new RuleRefused('referral-state-forbids');
    const decider = await this.holders.decider(whole.referral.personId, worker);
    const hasCase = await this.referrals.hasCase(id);
    const routing = await this.settings.routing();
    const danger = await this.danger(id);
    for (const { state } of open) {
      const ruling = withdrawReferral(soFar(whole, state, routing, hasCase), { ...body, ...decider, ...danger });
      if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    }
    const at = this.clock.now();
    // First, so that of two who act on it at once one waits for the other.
    await this.referrals.change(id, version, {
      withdrawnAt: at,
      withdrawnBy: worker.id,
      withdrawalReason: body.reason,
      withdrawalNote: this.words.seal('referrals.withdrawal_note', whole.referral, body.note),
    });
    await this.referrals.moveOffers(open, { state: 'withdrawn', reason: body.reason, note: body.note, decidedAt: at, decidedBy: worker.id });
    await this.clocks.endAll(id);
    await this.safety.follow('withdrawn', { referralId: id }, worker);
    await this.followers.follow(id, worker);
    const personId = whole.referral.personId;
    const ended = await this.people.endWhatCameWith(personId, id, at);
    const fields = [...(ended.contactPoints > 0 ? ['itsContacts'] : []), ...(ended.relationships > 0 ? ['itsPeople'] : [])];
    await this.audit.note({ action: 'referral.withdrawn', subjectType: 'referral', subjectId: id, personId, fields });
  }

  private async danger(id: string): Promise<DangerAtWithdrawal> {
    const [owed, episode] = [await this.safety.owed(id), await this.episodes.find(id)];
    return { isKnownHigh: episode !== null && episode.isKnownHigh, isSafetyContactOwed: owed !== null };
  }
}

type Routing = Parameters<typeof routeOnAcceptance>[1];

function soFar(
  { referral }: WholeReferral,
  state: ReferralSoFar['state'],
  routing: Routing,
  hasCase: boolean,
): ReferralSoFar {
  const external = referral.externalAssessment ? [referral.externalAssessment] : [];
  const route = routeOnAcceptance({ recordedLevel: referral.risk, external, judgedHigh: referral.judgedHigh }, routing);
  return { state, route, hasCase };
}
