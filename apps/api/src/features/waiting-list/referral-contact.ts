import { Injectable } from '@nestjs/common';
import type { ReferralContactView } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { OrganisationSettings, OrganisationsRepository } from '../organisations/index.js';
import { PeopleRepository, type PersonEntity } from '../people/index.js';
import { ReferralsRepository } from '../referrals/index.js';
import { toContactRoute } from './contact-safety.js';
import { toAttemptView } from './waiting-entry.view.js';
import { WaitingListRepository } from './waiting-list.repository.js';

/** How somebody may be reached before any service has decided about her: what a call needs to know first, and no more. */
@Injectable()
export class ReferralContact {
  constructor(
    private readonly referrals: ReferralsRepository,
    private readonly people: PeopleRepository,
    private readonly entries: WaitingListRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly settings: OrganisationSettings,
    private readonly words: SealedWords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async read(referralId: string): Promise<ReferralContactView> {
    const view = await this.view(referralId);
    await this.audit.note({ action: 'referral.read', subjectType: 'referral', subjectId: referralId, personId: view.person.id });
    return view;
  }

  /** The view as the answer to an act that was recorded itself. */
  async view(referralId: string): Promise<ReferralContactView> {
    const referral = await this.referrals.referral(referralId);
    const person = referral && (await this.people.person(referral.personId));
    if (!referral || !person) throw new NotFound();
    const now = this.clock.now();
    const [settings, points, attempts, names] = await Promise.all([
      this.settings.inForce(),
      this.people.contactPoints(person.id),
      this.entries.attempts(referralId),
      this.organisations.workerNames(),
    ]);
    return {
      referralId,
      version: referral.version,
      person: toListedPerson(person),
      readAt: now.toISOString(),
      receivedOn: referral.receivedOn,
      receivedTime: referral.receivedTime && referral.receivedTime.slice(0, 5),
      needsContactVerifying: referral.needsContactVerifying,
      contactRoutes: points.map((point) => toContactRoute(point, referral, settings, now)),
      attempts: attempts.map((attempt) => toAttemptView(attempt, names, this.words)),
    };
  }
}

function toListedPerson({ id, reference, givenName, familyName, knownAs, language, interpreter }: PersonEntity): ReferralContactView['person'] {
  return { id, reference, givenName: givenName ?? '', familyName: familyName ?? '', knownAs, language, needsInterpreter: interpreter === 'needed' };
}
