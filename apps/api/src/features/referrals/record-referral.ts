import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FieldProblem, FieldProblemCode, RecordReferral } from '@waymark/contracts';
import {
  dayOf,
  externalAssessment,
  momentGiven,
  startEpisode,
  type ConsentPurpose,
  type ExternalAssessment,
  type ExternalAssessmentRefusal,
  type SaidBy,
} from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { InvalidInput, RuleRefused } from '../../platform/errors/errors.js';
import { newReference } from '../../platform/new-reference.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { OrganisationSettings, OrganisationsRepository } from '../organisations/index.js';
import { ContactPoints, PersonRecords } from '../people/index.js';
import { highSignals } from './high-signals.js';
import type { ReferralConsentEntity, ReferralEntity, ReferralOfferEntity } from './referral.entities.js';
import { ReferralClocks } from './referral-clocks.js';
import { ReferralsRepository } from './referrals.repository.js';
import { RiskHolders } from './risk-holders.js';
import { SafetyContacts } from './safety-contacts.js';

/** The one way in, for a call and for a row of an agency's file: a person, a referral with its offers, four running clocks. */
@Injectable()
export class RecordReferralAct {
  constructor(
    private readonly referrals: ReferralsRepository,
    private readonly records: PersonRecords,
    private readonly contactPoints: ContactPoints,
    private readonly clocks: ReferralClocks,
    private readonly organisations: OrganisationsRepository,
    private readonly settings: OrganisationSettings,
    private readonly holders: RiskHolders,
    private readonly safety: SafetyContacts,
    private readonly words: SealedWords,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async record(body: RecordReferral, worker: ActingWorker, saidBy: SaidBy = 'person'): Promise<string> {
    // One moment for the whole of the act: what is verified in this call is as new as the episode it belongs to.
    const at = this.clock.now();
    this.refuseFuture(body, at);
    await this.refuseUnknownServices(body.serviceIds);
    const id = randomUUID();
    const personId = await this.records.ofReferred(body.person, worker);
    for (const other of body.personsCausingHarm) await this.records.addRelated(personId, 'causes-harm', other, worker, id);
    for (const child of body.children) await this.records.addRelated(personId, 'child', child, worker, id);
    await this.contactPoints.keep(personId, body.safeContact, worker, { saidBy, at, referralId: id });
    const referral = await this.referralOf(id, body, personId, worker, at);
    await this.referrals.add({
      referral,
      offers: offersOf(referral, body.serviceIds),
      consents: consentsOf(referral, body),
      clocks: await this.clocks.startFor(referral),
    });
    await this.oweSafetyContact(referral, body.riskHolderId, worker);
    await this.outbox.put('referral.recorded', referral.id);
    await this.audit.note({ action: 'referral.recorded', subjectType: 'referral', subjectId: referral.id, personId });
    return referral.id;
  }

  /** Visible high risk waits for no triage: whoever records it holds it by name until somebody else has taken it. */
  private async oweSafetyContact(referral: ReferralEntity, named: string | null, worker: ActingWorker): Promise<void> {
    // A file brings hundreds of referrals of which nobody found anything: the settings are not read for those.
    const hasFinding = referral.judgedHigh || referral.externalAssessment !== null;
    const isOwed = hasFinding && highSignals(referral, await this.settings.routing()).length > 0;
    if (!isOwed && named !== null) throw new RuleRefused('no-safety-contact-owed');
    if (!isOwed) return;
    const holderId = named ?? worker.id;
    const { id: referralId, organisationId, personId } = referral;
    if (named !== null) await this.holders.refuseOther(personId, named, worker);
    await this.safety.ask({ organisationId, personId, referralId, entryId: null, holderId });
  }

  private refuseFuture(body: RecordReferral, now: Date): void {
    const { at } = momentGiven(body.receivedOn, body.receivedTime);
    const today = dayOf(now);
    const late = (day: string | null): boolean => day !== null && day > today;
    const fields = [
      ...(at > now ? ['receivedOn'] : []),
      ...(late(body.externalAssessment?.assessedOn ?? null) ? ['externalAssessment.assessedOn'] : []),
      ...(late(body.person.dateOfBirth) ? ['person.dateOfBirth'] : []),
      ...body.personsCausingHarm.flatMap((one, i) => (late(one.dateOfBirth) ? [`personsCausingHarm.${i}.dateOfBirth`] : [])),
      // A child may be expected: a due date is told in words, never as a date of birth.
      ...body.children.flatMap((one, i) => (late(one.dateOfBirth) ? [`children.${i}.dateOfBirth`] : [])),
    ];
    if (fields.length > 0) {
      throw new InvalidInput(fields.map((field) => ({ field, code: 'date-in-future', limit: null })));
    }
  }

  private async refuseUnknownServices(serviceIds: string[]): Promise<void> {
    const known = new Set((await this.organisations.openServices()).map((service) => service.id));
    if (serviceIds.some((id) => !known.has(id))) throw new RuleRefused('service-not-available');
  }

  private async referralOf(
    id: string,
    body: RecordReferral,
    personId: string,
    worker: ActingWorker,
    recordedAt: Date,
  ): Promise<ReferralEntity> {
    const earlier = await this.referrals.episodesOf(personId);
    const start = startEpisode(earlier);
    const row = { id, organisationId: worker.organisationId };
    return {
      id,
      organisationId: worker.organisationId,
      personId,
      reference: newReference('R'),
      episode: earlier.length + 1,
      source: body.source,
      agencyName: body.agencyName,
      referrerName: body.referrerName,
      referrerContact: this.words.seal('referrals.referrer_contact', row, body.referrerContact),
      receivedOn: body.receivedOn,
      receivedTime: body.receivedTime,
      recordedAt,
      recordedBy: worker.id,
      safeToTalk: body.safeContact.safeToTalk,
      safeUntil: body.safeContact.safeUntil,
      needsContactVerifying: start.toVerify.includes('contact-safety'),
      risk: start.risk,
      judgedHigh: body.judgedHigh,
      externalAssessment: findingOf(body.externalAssessment),
      externallyAssessedOn: body.externalAssessment?.assessedOn ?? null,
      abuseTypes: body.abuseTypes,
      childrenInHousehold: body.childrenInHousehold,
      safeguarding: body.safeguarding,
      safeguardingNote: this.words.seal('referrals.safeguarding_note', row, body.safeguardingNote),
      summary: this.words.seal('referrals.summary', row, body.summary),
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawalReason: null,
      withdrawalNote: null,
      version: 1,
    };
  }
}

/** Another agency's result, kept as the result it is: it never becomes a Dash score of ours. */
function findingOf(said: RecordReferral['externalAssessment']): ExternalAssessment | null {
  if (said === null) return null;
  const ruling = externalAssessment(said.instrument, said);
  if (ruling.ok) return ruling.value;
  throw new InvalidInput([EXTERNAL_FAULTS[ruling.refusal]]);
}

const fault = (field: 'score' | 'grade', code: FieldProblemCode): FieldProblem => ({ field: `externalAssessment.${field}`, code, limit: null });

const EXTERNAL_FAULTS: Readonly<Record<ExternalAssessmentRefusal, FieldProblem>> = {
  'score-missing': fault('score', 'required'),
  'score-impossible': fault('score', 'out-of-range'),
  'score-on-graded-instrument': fault('score', 'not-a-choice'),
  'grade-missing': fault('grade', 'required'),
  'grade-on-scored-instrument': fault('grade', 'not-a-choice'),
};

/** No service named means any: one offer that waits for triage to choose. */
function offersOf({ id, organisationId }: ReferralEntity, serviceIds: string[]): ReferralOfferEntity[] {
  const undecided = { state: 'recorded' as const, reason: null, note: null, duplicateOfId: null, decidedAt: null, decidedBy: null };
  const wanted: (string | null)[] = serviceIds.length > 0 ? serviceIds : [null];
  return wanted.map((serviceId) => ({ id: randomUUID(), organisationId, referralId: id, serviceId, ...undecided }));
}

function consentsOf(referral: ReferralEntity, { consents }: RecordReferral): ReferralConsentEntity[] {
  const { id: referralId, organisationId, recordedAt, recordedBy } = referral;
  const answers: [ConsentPurpose, ReferralConsentEntity['answer']][] = [
    ['support', consents.support],
    ['data-protection', consents.dataProtection],
    ['sharing', consents.sharing],
    ['research', consents.research],
  ];
  return answers.map(([purpose, answer]) => ({ organisationId, referralId, purpose, answer, recordedAt, recordedBy }));
}
