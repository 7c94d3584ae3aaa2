import { DateTime } from 'luxon';
import type { CalendarDay } from '../dates/calendar-day.js';
import { dayOf, isTimeOfDay, SERVICE_ZONE } from '../dates/local-time.js';
import { allowed, refused, type Ruling } from '../ruling.js';
import type { ContactMethod, ContactOwner, SafetyAnswer, SaidBy } from './contact-codes.js';

/** Monday is 1, Sunday 7. Times are local, the end excluded. */
export interface SafeTime {
  weekdays: readonly number[];
  from: string;
  to: string;
}

/** What a person has said about reaching her on one number or address; the value itself is kept elsewhere. */
export interface SafeContact {
  saidBy: SaidBy;
  owner: ContactOwner;
  methods: Readonly<Record<ContactMethod, SafetyAnswer>>;
  /** Null when nothing was said about times; an empty list would be never. */
  times: readonly SafeTime[] | null;
  /** Times that were only put in words, such as "after the school run". */
  timesInWords: string | null;
  sayWhoWeAre: SafetyAnswer;
  withheldNumber: SafetyAnswer;
  hasCodeWord: boolean;
  verifiedOn: CalendarDay | null;
  /** The last day on which what was said may still be relied upon. */
  validUntil: CalendarDay | null;
}

export const NOTHING_SAID: SafeContact = {
  saidBy: 'person',
  owner: 'not-known',
  methods: { call: 'unknown', text: 'unknown', voicemail: 'unknown', post: 'unknown', email: 'unknown' },
  times: null,
  timesInWords: null,
  sayWhoWeAre: 'unknown',
  withheldNumber: 'unknown',
  hasCodeWord: false,
  verifiedOn: null,
  validUntil: null,
};

export type ContactRefusal =
  'marked-unsafe' | 'not-said-to-be-safe' | 'safety-out-of-date' | 'call-not-safe' | 'outside-safe-times';

export const CONTACT_CAUTIONS = [
  'said-by-agency',
  'read-safe-times',
  'do-not-say-who-we-are',
  'show-our-number',
  'use-code-word',
  'not-their-own',
  'owner-not-known',
] as const;

export type ContactCaution = (typeof CONTACT_CAUTIONS)[number];

/**
 * Whether a method may be used now, and what to mind. Only a current "yes" allows it: a service contacts somebody
 * in a way that she has said is safe, and asks again because that changes (techsafety.org, safe contact methods).
 */
export function mayUse(
  method: ContactMethod,
  contact: SafeContact,
  now: Date,
): Ruling<ContactCaution[], ContactRefusal> {
  const answer = contact.methods[method];
  if (answer === 'no') return refused('marked-unsafe');
  if (answer === 'unknown') return refused('not-said-to-be-safe');
  if (isOutOfDate(contact, dayOf(now))) return refused('safety-out-of-date');
  // Nobody leaves a voicemail without first making the phone ring.
  if (method === 'voicemail' && contact.methods.call !== 'yes') return refused('call-not-safe');
  if (isNoticedAtOnce(method) && !isSafeTime(contact.times, now)) return refused('outside-safe-times');
  return allowed(cautionsFor(method, contact));
}

const NEEDS_A_PERSON: readonly ContactCaution[] = ['said-by-agency', 'read-safe-times', 'not-their-own', 'owner-not-known'];

/** A machine cannot read "after the school run", so it sends nothing where a person would have to think first. */
export function maySendAutomatically(
  method: 'text' | 'email' | 'post',
  contact: SafeContact,
  now: Date,
): Ruling<ContactCaution[], ContactRefusal | 'needs-a-person'> {
  const ruling = mayUse(method, contact, now);
  if (!ruling.ok) return ruling;
  const needsPerson = ruling.value.some((caution) => NEEDS_A_PERSON.includes(caution));
  return needsPerson ? refused('needs-a-person') : ruling;
}

export function hasSafeRoute(contacts: readonly SafeContact[], day: CalendarDay): boolean {
  return contacts.some(
    (contact) => !isOutOfDate(contact, day) && Object.values(contact.methods).some((answer) => answer === 'yes'),
  );
}

export function isOutOfDate(contact: SafeContact, day: CalendarDay): boolean {
  return contact.validUntil !== null && day > contact.validUntil;
}

/** Real days and times with the end after the beginning; a span over midnight is two spans. */
export function isSafeTimeWellFormed(time: SafeTime): boolean {
  const days = time.weekdays;
  if (days.length === 0 || days.some((day) => !Number.isInteger(day) || day < 1 || day > 7)) return false;
  const ends = time.to === '24:00' || isTimeOfDay(time.to);
  return isTimeOfDay(time.from) && ends && time.from < time.to;
}

/** A letter is read whenever it is found; a phone rings or lights up at once, with an email as with a text. */
function isNoticedAtOnce(method: ContactMethod): boolean {
  return method !== 'post';
}

function isSafeTime(times: readonly SafeTime[] | null, now: Date): boolean {
  if (times === null) return true;
  const local = DateTime.fromJSDate(now, { zone: SERVICE_ZONE });
  const clock = local.toFormat('HH:mm');
  return times.some((time) => time.weekdays.includes(local.weekday) && time.from <= clock && clock < time.to);
}

function cautionsFor(method: ContactMethod, contact: SafeContact): ContactCaution[] {
  const phones = method === 'call' || method === 'voicemail';
  const holds: Readonly<Record<ContactCaution, boolean>> = {
    'said-by-agency': contact.saidBy === 'agency',
    'read-safe-times': contact.timesInWords !== null,
    'do-not-say-who-we-are': contact.sayWhoWeAre !== 'yes',
    'show-our-number': phones && contact.withheldNumber === 'no',
    'use-code-word': contact.hasCodeWord,
    'not-their-own': contact.owner !== 'own' && contact.owner !== 'not-known',
    'owner-not-known': contact.owner === 'not-known',
  };
  return CONTACT_CAUTIONS.filter((caution) => holds[caution]);
}
