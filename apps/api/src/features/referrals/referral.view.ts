import type { ReferralListItem, ReferralView } from '@waymark/contracts';
import { isSelfReferral, settingOfTarget, type CalendarDay, type RouteGround, type RouteSettings, type SettingKey, type SettingValues } from '@waymark/domain';
import { toRelatedView, type PersonEntity, type RelatedRow } from '../people/index.js';
import type { SealedWords } from '../../platform/secrets/sealed-words.js';
import type { ServiceEntity } from '../organisations/index.js';
import { hasReferrerContact } from './referrer-contact.js';
import { highSignals } from './high-signals.js';
import type { ChildrensServicesWords } from './childrens-services-words.js';
import type { ClockEntity, ClockPauseEntity, ReferralEntity, ReferralOfferEntity } from './referral.entities.js';
import type { ReferralRow } from './referral-list.repository.js';
import { isUndecided, type WholeReferral } from './referrals.repository.js';

export interface Naming {
  worker(id: string): string;
  services: ReadonlyMap<string, ServiceEntity>;
}

interface About {
  person: PersonEntity;
  related: readonly RelatedRow[];
  isHeldByReader: boolean;
}

interface TargetsInForce {
  settings: SettingValues;
  since: (key: SettingKey) => CalendarDay | null;
}

interface Reading {
  words: SealedWords;
  childrensServices: ChildrensServicesWords;
  naming: Naming;
  routing: RouteSettings;
  targets: TargetsInForce;
  now: Date;
}

/** Everything a referral's page shows. */
export function toReferralView(whole: WholeReferral, { person, related, isHeldByReader }: About, { words, childrensServices, naming, targets, routing, now }: Reading): ReferralView {
  const { referral } = whole;
  return {
    id: referral.id,
    version: referral.version,
    reference: referral.reference,
    person: {
      id: person.id,
      reference: person.reference,
      givenName: person.givenName ?? '',
      familyName: person.familyName ?? '',
      knownAs: person.knownAs,
      language: person.language,
      languageNamed: person.languageNamed,
      interpreter: person.interpreter,
    },
    others: related.map(toRelatedView),
    highSignals: isUndecided(whole) || isOwed(whole) ? [...highSignals(referral, routing)] : [],
    safetyContact: toSafetyContact(whole, naming),
    isHeldByReader,
    episode: referral.episode,
    risk: referral.risk,
    needsContactVerifying: referral.needsContactVerifying,
    source: referral.source,
    agencyName: referral.agencyName,
    referrerName: referral.referrerName,
    hasReferrerContact: hasReferrerContact(referral),
    receivedOn: referral.receivedOn,
    receivedTime: hoursAndMinutes(referral.receivedTime),
    recordedAt: referral.recordedAt.toISOString(),
    recordedBy: naming.worker(referral.recordedBy),
    safeToTalk: referral.safeToTalk,
    safeUntil: hoursAndMinutes(referral.safeUntil),
    abuseTypes: referral.abuseTypes,
    childrenInHousehold: referral.childrenInHousehold,
    safeguarding: referral.safeguarding,
    safeguardingNote: words.open('referrals.safeguarding_note', referral, referral.safeguardingNote),
    childrensServices: whole.childrensServices.map((one) => childrensServices.toView(one, naming.worker(one.decidedBy))),
    externalAssessment: referral.externalAssessment,
    externallyAssessedOn: referral.externallyAssessedOn,
    consents: whole.consents.map(({ purpose, answer }) => ({ purpose, answer })),
    cameInFile: whole.cameInFile,
    summary: words.open('referrals.summary', referral, referral.summary),
    offers: whole.offers.map((offer) => toOfferView(offer, naming, words)),
    clocks: whole.clocks.map((clock) => toClockView(clock, whole.pauses, settingOf(clock, referral, targets, routing))),
    notices: whole.notices.map(({ offerId, outcome, at }) => ({ offerId, outcome, at: at.toISOString() })),
    readAt: now.toISOString(),
    withdrawal: toWithdrawal(referral, naming, words),
  };
}

export function toListItem(row: ReferralRow, highSignals: readonly RouteGround[]): ReferralListItem {
  return {
    id: row.id,
    reference: row.reference,
    person: {
      id: row.person_id,
      reference: row.person_reference,
      givenName: row.given_name,
      familyName: row.family_name,
    },
    source: row.source,
    agencyName: row.agency_name,
    receivedOn: row.received_on,
    receivedTime: row.received_time,
    risk: row.risk,
    states: row.states,
    childrenInHousehold: row.children_in_household,
    isWithdrawn: row.is_withdrawn,
    highSignals: [...highSignals],
  };
}

function toOfferView(offer: ReferralOfferEntity, naming: Naming, words: SealedWords): ReferralView['offers'][number] {
  const service = offer.serviceId === null ? null : naming.services.get(offer.serviceId);
  return {
    id: offer.id,
    service: service ? { id: service.id, name: { en: service.nameEn, cy: service.nameCy } } : null,
    state: offer.state,
    reason: offer.reason,
    note: words.open('referral_offers.note', offer, offer.note),
    decidedAt: offer.decidedAt?.toISOString() ?? null,
    decidedBy: offer.decidedBy && naming.worker(offer.decidedBy),
  };
}

function settingOf(
  { kind, targetAmount: amount, targetUnit: unit }: ClockEntity,
  referral: ReferralEntity,
  { settings, since }: TargetsInForce,
  routing: RouteSettings,
): ReferralView['clocks'][number]['setting'] {
  const who = { selfReferral: isSelfReferral(referral.source), highRisk: highSignals(referral, routing).length > 0 };
  const key = settingOfTarget(kind, { amount, unit }, who, settings);
  return key && { key, since: since(key) };
}

function toClockView(clock: ClockEntity, pauses: ClockPauseEntity[], setting: ReferralView['clocks'][number]['setting']): ReferralView['clocks'][number] {
  const isRunning = clock.stoppedAt === null && clock.endedAt === null;
  return {
    kind: clock.kind,
    startedAt: clock.startedAt.toISOString(),
    isStartTimeGiven: clock.isStartTimeGiven,
    stoppedAt: clock.stoppedAt?.toISOString() ?? null,
    endedAt: clock.endedAt?.toISOString() ?? null,
    pausedFor: isRunning ? (pauses.find((pause) => pause.endedAt === null)?.reason ?? null) : null,
    target: { amount: clock.targetAmount, unit: clock.targetUnit },
    setting,
    dueAt: clock.dueAt.toISOString(),
  };
}

/** Acceptance is no contact: what made it urgent stays in sight until she has been spoken to. */
function isOwed({ safetyContact }: WholeReferral): boolean {
  return safetyContact !== null && safetyContact.doneAt === null;
}

function toSafetyContact({ safetyContact }: WholeReferral, naming: Naming): ReferralView['safetyContact'] {
  if (!safetyContact) return null;
  const { holderId: id, entryId, dueAt, doneAt, outcome: end } = safetyContact;
  return { entryId, holder: { id, name: naming.worker(id) }, dueAt: dueAt.toISOString(), doneAt: doneAt?.toISOString() ?? null, end };
}

function toWithdrawal(referral: ReferralEntity, naming: Naming, words: SealedWords): ReferralView['withdrawal'] {
  const { withdrawnAt, withdrawnBy, withdrawalReason, withdrawalNote } = referral;
  if (!withdrawnAt || !withdrawnBy || !withdrawalReason) return null;
  const note = words.open('referrals.withdrawal_note', referral, withdrawalNote);
  return { reason: withdrawalReason, note, at: withdrawnAt.toISOString(), by: naming.worker(withdrawnBy) };
}

/** PostgreSQL answers a time with seconds. */
function hoursAndMinutes(time: string | null): string | null {
  return time && time.slice(0, 5);
}
