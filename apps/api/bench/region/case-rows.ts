import type { RecordReferral } from '@waymark/contracts';
import { nameKey } from '@waymark/domain';
import { plausibleReferral, type Random } from '@waymark/testing';
import type { CopyValue } from './copy-in.js';
import type { OrganisationPlan } from './region-plan.js';

/** Rows of every table that one referral fills, in the order of the columns in {@link COLUMNS}. */
export type RowsByTable = Record<keyof typeof COLUMNS, CopyValue[][]>;

export const COLUMNS = {
  people: ['id', 'organisation_id', 'reference', 'given_name', 'family_name', 'name_key', 'date_of_birth', 'gender', 'language', 'language_named', 'interpreter', 'created_at'],
  relationships: ['organisation_id', 'person_id', 'other_person_id', 'role', 'relationship', 'lives_with', 'recorded_at', 'recorded_by'],
  contact_points: ['id', 'organisation_id', 'person_id', 'kind', 'value', 'masked', 'blind_index', 'owner', 'call', 'text', 'voicemail', 'post', 'safe_times', 'known_to_person_causing_harm', 'verified_at', 'verified_by'],
  referrals: ['id', 'organisation_id', 'person_id', 'reference', 'episode', 'source', 'agency_name', 'received_on', 'received_time', 'recorded_at', 'recorded_by', 'safe_to_talk', 'needs_contact_verifying', 'risk', 'abuse_types', 'children_in_household', 'summary'],
  referral_offers: ['id', 'organisation_id', 'referral_id', 'service_id', 'state', 'reason', 'decided_at', 'decided_by'],
  referral_consents: ['organisation_id', 'referral_id', 'purpose', 'answer', 'recorded_at', 'recorded_by'],
  clocks: ['organisation_id', 'referral_id', 'kind', 'started_at', 'is_start_time_given', 'stopped_at', 'target_amount', 'target_unit', 'due_at'],
  cases: ['organisation_id', 'person_id', 'referral_id', 'offer_id', 'service_id', 'worker_id', 'opened_at', 'opened_by', 'closed_at', 'closed_by', 'closure_reason'],
  waiting_list_entries: ['organisation_id', 'person_id', 'referral_id', 'offer_id', 'service_id', 'joined_at', 'joined_by', 'needs_safety_contact', 'safety_grounds', 'triggers', 'vulnerable', 'holder_id', 'last_looked_on', 'left_at', 'left_by', 'leave_reason'],
  contact_attempts: ['organisation_id', 'person_id', 'referral_id', 'made_at', 'method', 'outcome', 'method_was_safe', 'recorded_at', 'recorded_by'],
  audit_entries: ['organisation_id', 'at', 'worker_id', 'action', 'subject_type', 'subject_id', 'person_id', 'request_id'],
} as const;

/** Version, nonce and tag of an encrypted field; the length of a blind index. */
const SEAL_BYTES = 29;
const DIGEST_BYTES = 32;
const HOUR = 3_600_000;
const TARGETS = [['first-attempt', 24, 'hours'], ['first-contact', 48, 'hours'], ['assessment', 120, 'hours'], ['support-start', 240, 'hours']] as const;

/** What the writer of rows needs beside chance. */
export interface CaseWriter {
  random: Random;
  organisation: OrganisationPlan;
  receivedAt: Date;
  /** The place of this case in the organisation: references are made of it, so that they never clash. */
  index: number;
  serviceId: string;
  isWaiting: boolean;
}

export function noRows(): RowsByTable {
  return Object.fromEntries(Object.keys(COLUMNS).map((table) => [table, []])) as unknown as RowsByTable;
}

/** Adds the rows of one person's referral, as the acts of the product would have left them, and answers her id. */
export function addCase(rows: RowsByTable, writer: CaseWriter): string {
  const said = plausibleReferral(writer.random, { day: writer.receivedAt.toISOString().slice(0, 10), time: '09:30' });
  const by = writer.random.pick(writer.organisation.workerIds);
  const personId = addPerson(rows, writer, { ...said.person, place: 0 });
  addRelated(rows, writer, said, personId, by);
  addContactPoints(rows, writer, said, personId, by);
  addReferral(rows, writer, said, personId, by);
  return personId;
}

type Person = Pick<RecordReferral['person'], 'dateOfBirth' | 'gender' | 'language' | 'languageNamed' | 'interpreter'> & {
  givenName: string | null;
  familyName: string | null;
  place: number;
};

function addPerson(rows: RowsByTable, { random, organisation, receivedAt, index }: CaseWriter, person: Person): string {
  const id = newId(random);
  const key = nameKey([person.givenName, person.familyName].filter(Boolean).join(' '));
  const reference = `P-${(index * 32 + person.place).toString(36).toUpperCase()}`;
  const { givenName, familyName, dateOfBirth, gender, language, languageNamed, interpreter } = person;
  rows.people.push([id, organisation.id, reference, givenName, familyName, key, dateOfBirth, gender, language, languageNamed, interpreter, receivedAt]);
  return id;
}

function addRelated(rows: RowsByTable, writer: CaseWriter, said: RecordReferral, personId: string, by: string): void {
  const others = [
    ...said.personsCausingHarm.map((other) => ({ role: 'causes-harm', ...other })),
    ...said.children.map((other) => ({ role: 'child', ...other })),
  ];
  const unknown = { gender: 'not-asked', language: 'not-asked', languageNamed: null, interpreter: 'not-asked' } as const;
  others.forEach(({ role, relationship, livesWith, ...named }, i) => {
    const otherId = addPerson(rows, writer, { ...unknown, ...named, place: i + 1 });
    const { organisation, receivedAt } = writer;
    rows.relationships.push([organisation.id, personId, otherId, role, relationship, livesWith, receivedAt, by]);
    addEntry(rows, writer, by, 'relationship.recorded', 'person', otherId, personId);
  });
}

function addContactPoints(rows: RowsByTable, writer: CaseWriter, { safeContact }: RecordReferral, personId: string, by: string): void {
  const { random, organisation, receivedAt } = writer;
  const { owner, call, text, voicemail, post, safeTimes } = { owner: safeContact.phoneOwner, ...safeContact };
  for (const kind of ['phone', 'address'] as const) {
    const value = safeContact[kind];
    if (value === null) continue;
    const id = newId(random);
    const sealed = noise(random, SEAL_BYTES + value.length);
    const index = noise(random, DIGEST_BYTES);
    const masked = kind === 'phone' ? `••••• •••${value.slice(-3)}` : '•••••';
    rows.contact_points.push([id, organisation.id, personId, kind, sealed, masked, index, owner, call, text, voicemail, post, safeTimes, 'unknown', receivedAt, by]);
  }
}

function addReferral(rows: RowsByTable, writer: CaseWriter, said: RecordReferral, personId: string, by: string): void {
  const { random, organisation, receivedAt, index, serviceId, isWaiting } = writer;
  const id = newId(random);
  const reference = `R-${index.toString(36).toUpperCase()}`;
  const risk = random.weighted({ 'not-assessed': 15, high: 25, medium: 35, standard: 25 });
  rows.referrals.push([
    ...[id, organisation.id, personId, reference, 1, said.source, said.agencyName, said.receivedOn, said.receivedTime, receivedAt, by],
    ...[said.safeContact.safeToTalk, false, risk, said.abuseTypes, said.childrenInHousehold, said.summary && noise(random, SEAL_BYTES + said.summary.length)],
  ]);
  const offerId = newId(random);
  const declined = !isWaiting && random.chance(0.3);
  const state = declined ? 'declined' : 'accepted';
  rows.referral_offers.push([offerId, organisation.id, id, serviceId, state, declined ? 'no-capacity' : null, receivedAt, by]);
  if (!declined) addWait(rows, writer, { personId, referralId: id, offerId, by });
  for (const [purpose, answer] of consentsOf(said)) rows.referral_consents.push([organisation.id, id, purpose, answer, receivedAt, by]);
  for (const [kind, hours, unit] of TARGETS) {
    const stoppedAt = isWaiting ? null : new Date(receivedAt.getTime() + random.whole(1, hours * 2) * HOUR);
    const dueAt = new Date(receivedAt.getTime() + hours * HOUR);
    rows.clocks.push([organisation.id, id, kind, receivedAt, true, stoppedAt, hours, unit, dueAt]);
  }
  addHistory(rows, writer, by, id, personId);
}

interface Accepted {
  personId: string;
  referralId: string;
  offerId: string;
  by: string;
}

/** Everybody accepted has waited; who waits no more left the list for a case, and most of those cases have closed. */
function addWait(rows: RowsByTable, { random, organisation, receivedAt, serviceId, isWaiting }: CaseWriter, accepted: Accepted): void {
  const { personId, referralId, offerId, by } = accepted;
  const joinedAt = new Date(receivedAt.getTime() + random.whole(1, 24) * HOUR);
  const leftAt = isWaiting ? null : new Date(joinedAt.getTime() + random.whole(24, 600) * HOUR);
  const who = [organisation.id, personId, referralId, offerId, serviceId] as const;
  const grounds = [false, [], [], random.chance(0.1)] as const;
  rows.waiting_list_entries.push([...who, joinedAt, by, ...grounds, by, joinedAt, leftAt, leftAt && by, leftAt && 'allocated']);
  for (let i = random.whole(0, 2); i > 0; i -= 1) {
    const madeAt = new Date(joinedAt.getTime() + i * 20 * HOUR);
    const outcome = random.weighted({ 'no-answer': 5, spoke: 4, 'message-left': 1 });
    rows.contact_attempts.push([organisation.id, personId, referralId, madeAt, 'call', outcome, true, madeAt, by]);
  }
  if (!leftAt) return;
  const isOpen = random.chance(0.2);
  const closedAt = isOpen ? null : new Date(leftAt.getTime() + random.whole(500, 4_000) * HOUR);
  rows.cases.push([...who, random.pick(organisation.workerIds), leftAt, by, closedAt, closedAt && by, closedAt && 'goals-met']);
}

function consentsOf({ consents }: RecordReferral): [string, string][] {
  return [['support', consents.support], ['data-protection', consents.dataProtection], ['sharing', consents.sharing], ['research', consents.research]];
}

/** A page that has been worked with: what was done, and more often, that somebody looked. */
function addHistory(rows: RowsByTable, writer: CaseWriter, by: string, referralId: string, personId: string): void {
  addEntry(rows, writer, by, 'person.recorded', 'person', personId, personId);
  addEntry(rows, writer, by, 'referral.recorded', 'referral', referralId, personId);
  addEntry(rows, writer, by, 'referral.decided', 'referral', referralId, personId);
  for (let i = writer.random.whole(0, 5); i > 0; i -= 1) addEntry(rows, writer, by, 'person.read', 'person', personId, personId);
  for (let i = writer.random.whole(0, 5); i > 0; i -= 1) addEntry(rows, writer, by, 'attempt.recorded', 'referral', referralId, personId);
}

function addEntry(rows: RowsByTable, writer: CaseWriter, by: string, action: string, subject: string, subjectId: string, personId: string): void {
  const { random, organisation, receivedAt } = writer;
  rows.audit_entries.push([organisation.id, receivedAt, by, action, subject, subjectId, personId, newId(random)]);
}

/** As long as a sealed value, and never opened: no page that is measured shows one. */
function noise(random: Random, bytes: number): Buffer {
  return Buffer.alloc(bytes, newId(random));
}

/** Random like any other id, and yet the same at every run. */
function newId(random: Random): string {
  const hex = Array.from({ length: 4 }, () => Math.floor(random.next() * 4_294_967_296).toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
