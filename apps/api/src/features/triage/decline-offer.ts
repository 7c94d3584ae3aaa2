import { Injectable } from '@nestjs/common';
import type { DeclineOffer } from '@waymark/contracts';
import { attemptRuleFor, attemptsTowardsClosing, declineReferral, hasMarkOfDanger, isReferralClosed, isToBeAsked, matchStrength, tallied, type AttemptTally, type NamedReferral, type PersonToMatch } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { RuleRefused } from '../../platform/errors/errors.js';
import { OrganisationSettings } from '../organisations/index.js';
import { PeopleRepository, type PersonEntity } from '../people/index.js';
import { Episodes, PersonHolders, ReferralsRepository, ReferrerNotices, RunningClocks, SafetyContacts, type ReferralEntity } from '../referrals/index.js';
import { toAttempt, WaitingListRepository } from '../waiting-list/index.js';
import { OffersAtHand, type OfferAtHand } from './offer-at-hand.js';

/** Declines for one of the coded reasons, which are never merged into one another. */
@Injectable()
export class DeclineOfferAct {
  constructor(
    private readonly offers: OffersAtHand,
    private readonly referrals: ReferralsRepository,
    private readonly episodes: Episodes,
    private readonly people: PeopleRepository,
    private readonly attempts: WaitingListRepository,
    private readonly clocks: RunningClocks,
    private readonly safety: SafetyContacts,
    private readonly holders: PersonHolders,
    private readonly notices: ReferrerNotices,
    private readonly settings: OrganisationSettings,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async decline(id: string, offerId: string, version: number, body: DeclineOffer, worker: ActingWorker): Promise<void> {
    const found = await this.offers.at(id, offerId, version);
    const { referral } = found.whole;
    const duplicateOf = body.duplicateOf === null ? null : await this.referralCalled(body.duplicateOf, referral);
    const { reason, note } = body;
    const decider = await this.holders.decider(referral.personId, worker);
    const tally = await this.attemptsOf(referral);
    const isUnassessedInDanger = referral.risk === 'not-assessed' && hasMarkOfDanger(referral.abuseTypes);
    const ruling = declineReferral(found.soFar, { reason, note, ...decider, duplicateOf, attemptsSuffice: tally.suffices, isUnassessedInDanger });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal, ruling.refusal === 'too-few-attempts' ? tallied(tally) : undefined);
    // First, so that of two who decide at once one is told so.
    await this.referrals.change(id, version, {});
    const decided = { decidedAt: this.clock.now(), decidedBy: worker.id };
    await this.referrals.moveOffers([found.offer], { state: 'declined', reason, note, duplicateOfId: duplicateOf && duplicateOf.id, ...decided });
    if (isLastOpen(found)) await this.clocks.endAll(id);
    await this.safety.follow('declined', { referralId: id }, worker, !isLastOpen(found));
    await this.audit.note({ action: 'referral.declined', subjectType: 'referral', subjectId: id, personId: referral.personId });
    await this.notices.tell(found.offer, 'declined', referral.personId);
  }

  /**
   * A referral is no duplicate of itself, nor of one that is not there. Both are held: of two that are declined at once as
   * duplicates of one another each would else find the other open, and nobody would have the person any more.
   */
  private async referralCalled(reference: string, { id, personId }: ReferralEntity): Promise<NamedReferral | null> {
    const called = reference.trim().toUpperCase();
    const named = await this.referrals.byReference(called);
    if (named === null || named.id === id) return null;
    // In one order, so that neither of two waits for the other.
    for (const one of [id, named.id].sort()) await this.episodes.hold(one);
    // Read only once the wait is over.
    const [found, episode] = [await this.referrals.byReference(called), await this.episodes.find(named.id)];
    if (found === null || episode === null) return null;
    const isOfSamePerson = found.personId === personId;
    const isHigh = episode.risk === 'high' || episode.isKnownHigh;
    return { id: found.id, isOpen: found.isOpen, isHigh, isOfSamePerson, isOfLikelySamePerson: !isOfSamePerson && (await this.lookAlike(found.personId, personId)) };
  }

  /** By names and dates of birth alone, as strictly as where somebody is asked about before a record is made anew. */
  private async lookAlike(oneId: string, otherId: string): Promise<boolean> {
    const [one, other] = [await this.people.person(oneId), await this.people.person(otherId)];
    if (!one || !other) return false;
    return isToBeAsked(matchStrength(toMatch(one), toMatch(other)), one.dateOfBirth === null || other.dateOfBirth === null);
  }

  private async attemptsOf(referral: ReferralEntity): Promise<AttemptTally> {
    const attempts = (await this.attempts.attempts(referral.id)).map(toAttempt);
    return attemptsTowardsClosing(attempts, attemptRuleFor(referral.risk, await this.settings.inForce()));
  }
}

function isLastOpen({ whole, offer }: OfferAtHand): boolean {
  return whole.offers.every((one) => one.id === offer.id || isReferralClosed(one.state));
}

function toMatch({ givenName: forename, familyName: surname, knownAs, dateOfBirth }: PersonEntity): PersonToMatch {
  return { forename, surname, knownAs, dateOfBirth, phones: [] };
}
