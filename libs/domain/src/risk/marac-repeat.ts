import { DateTime } from 'luxon';
import type { CalendarDay } from '../dates/index.js';
import type { RepeatRule } from '../settings/index.js';

/**
 * What can make a conference case a repeat. The first five would be criminal if reported; the others count only under
 * the later definition of SafeLives, by which any abuse does. Both are in use, so which one holds is a dated setting.
 */
export const ABUSE_EVENTS = [
  'violence',
  'threats',
  'property-damage',
  'stalking-pattern',
  'sexual-abuse',
  'unwanted-contact',
  'bail-breach',
  'civil-order-breach',
  'contact-or-money-dispute',
  'other-abuse',
] as const;
export type AbuseEventKind = (typeof ABUSE_EVENTS)[number];

const CRIMINAL: readonly AbuseEventKind[] = [
  'violence',
  'threats',
  'property-damage',
  'stalking-pattern',
  'sexual-abuse',
];

/** A referral to the conference: of one person, naming whoever causes harm. */
export interface MaracReferral {
  referredOn: CalendarDay;
  personId: string;
  harmerIds: readonly string[];
}

export interface AbuseEvent {
  happenedOn: CalendarDay;
  personId: string;
  harmerId: string;
  kind: AbuseEventKind;
}

/**
 * The last day on which a new event still makes a repeat: twelve calendar months after the last referral, that day
 * included. Files show it as "MARAC flag until".
 */
export function maracFlagUntil(referredOn: CalendarDay, rule: RepeatRule): CalendarDay {
  return DateTime.fromISO(referredOn, { zone: 'utc' }).plus({ months: rule.months }).toISODate() ?? referredOn;
}

/**
 * Whether an event makes the case a repeat (SafeLives, "Definition of a repeat Marac"): same person and same person
 * causing harm, within twelve months of the last referral. Another person causing harm makes a new case, every repeat
 * referral starts the twelve months anew, and after them the case is a new referral.
 */
export function isMaracRepeat(event: AbuseEvent, referrals: readonly MaracReferral[], rule: RepeatRule): boolean {
  if (rule.incident === 'criminal-behaviour' && !CRIMINAL.includes(event.kind)) return false;
  const last = lastReferralOf(event, referrals);
  return last !== null && event.happenedOn <= maracFlagUntil(last.referredOn, rule);
}

function lastReferralOf(event: AbuseEvent, referrals: readonly MaracReferral[]): MaracReferral | null {
  const ofPair = referrals.filter(
    ({ personId, harmerIds, referredOn }) =>
      personId === event.personId && harmerIds.includes(event.harmerId) && referredOn <= event.happenedOn,
  );
  return ofPair.reduce<MaracReferral | null>(
    (latest, one) => (latest === null || one.referredOn > latest.referredOn ? one : latest),
    null,
  );
}
