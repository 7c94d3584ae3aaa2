import { ROLES } from '../access/roles.js';
import { isCalendarDay } from '../dates/calendar-day.js';
import type { AttemptRule } from '../contact/contact-attempts.js';
import type { KnownRisk } from '../referrals/risk-known.js';
import { CLOCK_STARTS, CLOCK_UNITS, type ClockTarget } from '../waiting-list/waiting-codes.js';
import { REPEAT_INCIDENTS, type CaseloadCeilings, type RepeatRule, type RiskBands } from './setting-values.js';
import type { ReminderSettings } from '../reviews/reminders-due.js';
import type { TriggerDelays } from '../reviews/review-triggers.js';

/** Whether a value that came from outside may be stored as a setting. */
export type ValueCheck = (value: unknown) => boolean;

type Shape<T> = Readonly<Record<keyof T & string, ValueCheck>>;

export function wholeNumber(least: number, most: number): ValueCheck {
  return (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

function amount(least: number, most: number): ValueCheck {
  return (value) => typeof value === 'number' && value >= least && value <= most;
}

export function oneOf(codes: readonly string[]): ValueCheck {
  return (value) => typeof value === 'string' && codes.includes(value);
}

export function orNone(check: ValueCheck): ValueCheck {
  return (value) => value === null || check(value);
}

/** Exactly these fields: an unknown one is a slip that would otherwise be kept and never take effect. */
export function shaped<T>(shape: Shape<T>): (value: unknown) => value is T {
  const checks = new Map<string, ValueCheck>(Object.entries(shape));
  return (value): value is T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const fields = Object.entries(value);
    return fields.length === checks.size && fields.every(([name, field]) => checks.get(name)?.(field) ?? false);
  };
}

export const isClockTarget: ValueCheck = shaped<ClockTarget>({
  amount: wholeNumber(1, 2000),
  unit: oneOf(CLOCK_UNITS),
  startsOn: oneOf(CLOCK_STARTS),
});

export const isAttemptRule: ValueCheck = shaped<AttemptRule>({
  attempts: wholeNumber(1, 20),
  partsOfDay: wholeNumber(1, 3),
});

/** Bands must follow one another, and the lowest may begin at 0 or at 1: areas publish both. */
export const isRiskBands: ValueCheck = (value) =>
  hasBands(value) && value.standardFrom < value.mediumFrom && value.mediumFrom < value.highFrom;

const hasBands = shaped<RiskBands>({
  standardFrom: wholeNumber(0, 1),
  mediumFrom: wholeNumber(1, 24),
  highFrom: wholeNumber(1, 24),
});

export const isRepeatRule: ValueCheck = shaped<RepeatRule>({
  months: wholeNumber(1, 60),
  incident: oneOf(REPEAT_INCIDENTS),
});

/** Looked at no later than medium: not knowing is never a reason to wait longer. */
export const isDaysByRisk: ValueCheck = (value) =>
  byRisk(wholeNumber(1, 366))(value) &&
  value.high <= value.medium &&
  value.medium <= value.standard &&
  value['not-assessed'] <= value.medium;

export const isReminderDays: ValueCheck = shaped<ReminderSettings>({
  soonDays: wholeNumber(0, 60),
  escalateAfterDays: wholeNumber(0, 60),
});

/** What is urgent is never looked at later than what is not. */
export const isTriggerDelays: ValueCheck = (value) => hasDelays(value) && value.urgentDays <= value.otherDays;

const hasDelays = shaped<TriggerDelays>({ urgentDays: wholeNumber(0, 28), otherDays: wholeNumber(0, 56) });

/** A case nobody has assessed weighs no less than a medium one. */
export const isLoadWeights: ValueCheck = (value) =>
  byRisk(amount(0, 10))(value) &&
  value.high >= value.medium &&
  value.medium >= value.standard &&
  value['not-assessed'] >= value.medium;

export const isCeilings: ValueCheck = shaped<CaseloadCeilings>({ idva: amount(1, 200), 'key-worker': amount(1, 200) });

export const isClosureDays: ValueCheck = (value) =>
  Array.isArray(value) && value.every(isCalendarDay) && new Set(value).size === value.length;

const isRole = oneOf(ROLES);

export const isRoleList: ValueCheck = (value) =>
  Array.isArray(value) && value.every(isRole) && new Set(value).size === value.length;

function byRisk(check: ValueCheck): (value: unknown) => value is Readonly<Record<KnownRisk, number>> {
  return shaped<Record<KnownRisk, number>>({ 'not-assessed': check, standard: check, medium: check, high: check });
}
