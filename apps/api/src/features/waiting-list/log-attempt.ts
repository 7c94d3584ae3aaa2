import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { LogAttempt } from '@waymark/contracts';
import {
  attemptMomentFault,
  contactClockStops,
  dayOf,
  isSuccessfulContact,
  judgeAttempt,
  mayUse,
  momentGiven,
  mustVerifyMethodAgain,
} from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { InvalidInput, NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { CasesRepository } from '../cases/index.js';
import { OrganisationSettings } from '../organisations/index.js';
import { PeopleRepository, type ContactPointEntity } from '../people/index.js';
import { isUndecided, ReferralsRepository, RunningClocks, SafetyContacts, type ReferralEntity } from '../referrals/index.js';
import { ContactSafety, isLineMethod, safeContactOf } from './contact-safety.js';
import { EntryAtHand } from './entry-at-hand.js';
import type { ContactAttemptEntity } from './waiting-list.entities.js';
import { toAttempt } from './waiting-entry.view.js';
import { WaitingListRepository } from './waiting-list.repository.js';

type Judged = Pick<ContactAttemptEntity, 'madeAt' | 'methodWasSafe'>;

/** Logs an attempt or a contact. A failed attempt stops the first clock and not the second. */
@Injectable()
export class LogAttemptAct {
  constructor(
    private readonly atHand: EntryAtHand,
    private readonly entries: WaitingListRepository,
    private readonly people: PeopleRepository,
    private readonly cases: CasesRepository,
    private readonly safety: ContactSafety,
    private readonly clocks: RunningClocks,
    private readonly referrals: ReferralsRepository,
    private readonly contacts: SafetyContacts,
    private readonly settings: OrganisationSettings,
    private readonly words: SealedWords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async log(id: string, body: LogAttempt, worker: ActingWorker): Promise<void> {
    const found = await this.atHand.any(id);
    // Whoever left the list into support is still rung; only where nobody holds a case is there nobody to log it for.
    const isOver = found.entry.leftAt !== null && !(await this.cases.isOpenForOffer(found.entry.offerId));
    if (isOver) throw new RuleRefused('left-the-list');
    await this.write(found.referral, body, worker);
  }

  /** Before triage there is no place on a list, and who is in danger is rung all the same. */
  async logBeforeTriage(referralId: string, body: LogAttempt, worker: ActingWorker): Promise<void> {
    const referral = await this.atHand.referral(referralId);
    if (!isUndecided({ referral, offers: await this.referrals.offers(referralId) })) throw new RuleRefused('referral-state-forbids');
    await this.write(referral, body, worker);
  }

  private async write(referral: ReferralEntity, body: LogAttempt, worker: ActingWorker): Promise<void> {
    const madeAt = this.momentOf(body, referral);
    const point = await this.pointOf(referral, body.contactPointId);
    const methodWasSafe = await this.judge(referral, body, point, madeAt);
    const attempt = this.attemptOf(referral, body, { madeAt, methodWasSafe }, worker);
    await this.entries.addAttempt(attempt);
    await this.stopClocks(referral.id);
    if (isSuccessfulContact(toAttempt(attempt))) await this.reached(attempt, worker);
    if (point) await this.doubt(point, attempt);
    if (point && body.saidAgain) await this.verify(point, body.saidAgain, worker);
    const action = actionOf(attempt);
    await this.audit.note({ action, subjectType: 'contact-attempt', subjectId: attempt.id, personId: referral.personId });
  }

  /** Only a method that she has said is safe, now; unless the person herself got in touch, or it has happened. */
  private async judge(referral: ReferralEntity, body: LogAttempt, point: ContactPointEntity | null, at: Date): Promise<boolean> {
    const couldSay = body.outcome === 'spoke' || body.outcome === 'person-got-in-touch';
    if (body.saidAgain && !(couldSay && point)) throw new RuleRefused('only-in-conversation');
    if (body.outcome === 'person-got-in-touch' || !isLineMethod(body.method)) return true;
    const mayUseMethod = mayUse(body.method, safeContactOf(point, referral, await this.settings.inForce()), at);
    const ruling = judgeAttempt(mayUseMethod, body.hasHappened || body.madeOn !== null);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    return ruling.value.methodWasSafe;
  }

  private async doubt(point: ContactPointEntity, { outcome, methodWasSafe }: ContactAttemptEntity): Promise<void> {
    if (mustVerifyMethodAgain(outcome)) await this.safety.doubt(point, outcome);
    else if (!methodWasSafe) await this.safety.doubtAfterUnsafeUse(point);
  }

  private async pointOf({ personId }: ReferralEntity, contactPointId: string | null): Promise<ContactPointEntity | null> {
    if (contactPointId === null) return null;
    const point = await this.people.contactPoint(personId, contactPointId);
    if (!point || point.endedAt !== null) throw new NotFound();
    return point;
  }

  private momentOf({ madeOn, madeTime, nextTryOn }: LogAttempt, { receivedOn, receivedTime }: ReferralEntity): Date {
    const now = this.clock.now();
    const received = { on: receivedOn, time: receivedTime && receivedTime.slice(0, 5) };
    const fault = madeOn === null ? null : attemptMomentFault({ on: madeOn, time: madeTime }, received, now);
    const fields = [
      ...(fault ? [{ field: 'madeOn', code: fault, limit: null }] : []),
      ...(nextTryOn !== null && nextTryOn < this.clock.today() ? [{ field: 'nextTryOn', code: 'out-of-range' as const, limit: null }] : []),
    ];
    if (fields.length > 0) throw new InvalidInput(fields);
    return madeOn === null ? now : momentGiven(madeOn, madeTime).at;
  }

  private async stopClocks(referralId: string): Promise<void> {
    const stops = contactClockStops((await this.entries.attempts(referralId)).map(toAttempt));
    for (const kind of ['first-attempt', 'first-contact'] as const) {
      const at = stops[kind];
      if (at) await this.clocks.stop(referralId, kind, at);
    }
  }

  private async reached({ referralId, madeAt }: ContactAttemptEntity, worker: ActingWorker): Promise<void> {
    await this.entries.lookedOn(referralId, dayOf(madeAt));
    await this.contacts.contacted(referralId, madeAt, worker);
  }

  private async verify(point: ContactPointEntity, said: NonNullable<LogAttempt['saidAgain']>, worker: ActingWorker): Promise<void> {
    const { call, text, voicemail, safeTimes } = said;
    await this.people.changeContactPoint(point.id, {
      ...{ call, text, voicemail, safeTimes, saidBy: 'person' },
      verifiedAt: this.clock.now(),
      verifiedBy: worker.id,
    });
    const fields = (['call', 'text', 'voicemail', 'safeTimes'] as const).filter((field) => said[field] !== point[field]);
    const { id: subjectId, personId } = point;
    await this.audit.note({ action: 'contact.verified', subjectType: 'contact-point', subjectId, personId, fields });
  }

  private attemptOf(referral: ReferralEntity, body: LogAttempt, judged: Judged, worker: ActingWorker): ContactAttemptEntity {
    const id = randomUUID();
    const { organisationId, personId, id: referralId } = referral;
    const { method, outcome, contactPointId, nextTryOn, nextTryTime } = body;
    return {
      ...{ id, organisationId, personId, referralId, contactPointId, ...judged, method, outcome, nextTryOn, nextTryTime },
      note: this.words.seal('contact_attempts.note', { id, organisationId }, body.note),
      recordedAt: this.clock.now(),
      recordedBy: worker.id,
    };
  }
}

/** Whoever reads her timeline sees that she may have been put in danger, whatever came of the attempt. */
function actionOf(attempt: ContactAttemptEntity): string {
  if (!attempt.methodWasSafe) return 'contact.not-safe';
  return isSuccessfulContact(toAttempt(attempt)) ? 'contact.made' : 'contact.attempted';
}
