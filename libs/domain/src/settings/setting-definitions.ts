import {
  isAttemptRule,
  isCeilings,
  isClockTarget,
  isClosureDays,
  isDaysByRisk,
  isLoadWeights,
  isReminderDays,
  isRepeatRule,
  isRiskBands,
  isRoleList,
  isTriggerDelays,
  oneOf,
  orNone,
  wholeNumber,
  type ValueCheck,
} from './value-checks.js';
import type { Role } from '../access/roles.js';
import { PROVIDER_SIGN_INS, type ProviderSignIn, type SettingKey, type SettingValues } from './setting-values.js';

export const SETTING_UNITS = [
  'target',
  'count',
  'days',
  'working-days',
  'minutes',
  'months',
  'years',
  'cases',
  'weights',
  'dates',
  'roles',
  'provider',
] as const;

export type SettingUnit = (typeof SETTING_UNITS)[number];

/** Where a shipped value comes from; the owner of the setting sees it and confirms or replaces it. */
export const SETTING_BASES = ['published', 'practice', 'assumption'] as const;

export type SettingBasis = (typeof SETTING_BASES)[number];

export interface SettingDefinition<V> {
  unit: SettingUnit;
  basis: SettingBasis;
  shipped: V;
  isValid: ValueCheck;
}

function setting<V>(unit: SettingUnit, basis: SettingBasis, shipped: V, isValid: ValueCheck): SettingDefinition<V> {
  return { unit, basis, shipped, isValid };
}

/** Every number is local: these are only what an organisation starts with. */
export const SETTINGS: Readonly<{ [K in SettingKey]: SettingDefinition<SettingValues[K]> }> = {
  // Wakefield District Domestic Abuse Service referral process: 24 hours for self-referrals, 48 for agencies.
  'target.first-attempt.self': target('published', 24, 'hours', 'received'),
  'target.first-attempt.agency': target('published', 48, 'hours', 'received'),
  // Wakefield IDVA procedures: contact within 2 working days where risk is high.
  'target.first-contact.high': target('published', 2, 'working-days', 'received'),
  // Local practice is 3 to 5 working days for standard and medium risk; there is no national figure.
  'target.first-contact.other': target('practice', 5, 'working-days', 'received'),
  // UAVA: for immediate safety needs three attempts, the checklist reviewed and a plan within one week.
  'target.assessment.high': target('published', 5, 'working-days', 'received'),
  // No figure is published. The clock runs from referral to assessment, as commissioners in Wales ask.
  'target.assessment.other': target('assumption', 10, 'working-days', 'received'),
  'target.support-start': target('assumption', 20, 'working-days', 'received'),
  // Plymouth and Southampton: 1-9 standard, 10-13 medium, 14 and more high. Norfolk lets standard begin at 0.
  'risk.bands': setting('count', 'published', { standardFrom: 1, mediumFrom: 10, highFrom: 14 }, isRiskBands),
  // Ours, on the careful side: 14 of the 27 police items may be as few as 11 of the 24.
  'risk.police-signal-from': setting('count', 'assumption', 14, wholeNumber(1, 27)),
  // The usual starting figure for potential escalation: 3 police call-outs in 12 months.
  'risk.escalation-call-outs': setting('count', 'practice', 3, wholeNumber(1, 50)),
  // SafeLives, definition of a repeat at Marac, later page: any abuse within 12 months of the last referral.
  'marac.repeat': setting('months', 'published', { months: 12, incident: 'any-abuse' }, isRepeatRule),
  // Five attempts where risk is high is common; UAVA asks for three at the least.
  'attempts.high': setting('count', 'practice', { attempts: 5, partsOfDay: 2 }, isAttemptRule),
  'attempts.other': setting('count', 'published', { attempts: 3, partsOfDay: 2 }, isAttemptRule),
  // What is safe changes (techsafety.org), but nobody publishes how soon: asked again after four weeks.
  'safe-contact.valid-days': setting('days', 'assumption', 28, wholeNumber(1, 366)),
  'waiting.not-assessed-days': setting('working-days', 'assumption', 1, wholeNumber(0, 30)),
  // SafeLives: IDVA services run no waiting lists, so a second working day is already an alarm.
  'waiting.high-risk-days': setting('working-days', 'assumption', 1, wholeNumber(0, 30)),
  'waiting.check-in-days': setting(
    'days',
    'assumption',
    { 'not-assessed': 2, high: 1, medium: 14, standard: 28 },
    isDaysByRisk,
  ),
  // No national cadence: 28, 56 and 84 days, and always after an incident, at handover and at closure.
  'review.cadence-days': setting(
    'days',
    'assumption',
    { 'not-assessed': 28, high: 28, medium: 56, standard: 84 },
    isDaysByRisk,
  ),
  // Ours; nobody publishes how long before a review somebody should see it, or when a team lead should hear of it.
  'review.reminder-days': setting('days', 'assumption', { soonDays: 7, escalateAfterDays: 7 }, isReminderDays),
  'review.trigger-days': setting('days', 'assumption', { urgentDays: 1, otherDays: 7 }, isTriggerDelays),
  'handover.lapse-working-days': setting('working-days', 'assumption', 2, wholeNumber(1, 30)),
  // Nobody publishes one: a week in which the old worker introduces the new one and can still look something up.
  'handover.introduction-working-days': setting('working-days', 'assumption', 5, wholeNumber(1, 60)),
  // The checklist is gone through again at closure; how old that may be, nobody publishes.
  'closing.risk-check-days': setting('days', 'assumption', 7, wholeNumber(0, 90)),
  // SafeLives: an IDVA carries about 20 to 25 at once; outreach and floating support 20 to 30.
  'caseload.ceilings': setting('cases', 'practice', { idva: 25, 'key-worker': 25 }, isCeilings),
  'caseload.weights': setting(
    'weights',
    'assumption',
    { 'not-assessed': 1, high: 1, medium: 0.8, standard: 0.6 },
    isLoadWeights,
  ),
  // None: the specification for Mid and West Wales makes historic abuse eligible; some areas ask for 3 months.
  'eligibility.recent-abuse-months': setting<number | null>('months', 'published', null, orNone(wholeNumber(1, 600))),
  'import.oldest-age-years': setting('years', 'assumption', 110, wholeNumber(90, 130)),
  'import.oldest-receipt-years': setting('years', 'assumption', 5, wholeNumber(1, 50)),
  // Days on which this provider is closed beside the bank holidays.
  'calendar.closure-days': setting<readonly string[]>('dates', 'assumption', [], isClosureDays),
  // Ours: an hour covers a call and what must be arranged after it. The database ships the same sixty and allows no more.
  'opening.minutes': setting('minutes', 'assumption', 60, wholeNumber(5, 60)),
  // Ours, as for other acts that ask again who is there; the database ships the same two and allows at most five.
  'opening.factor-minutes': setting('minutes', 'assumption', 2, wholeNumber(1, 5)),
  // Ours: long enough that it has to be a sentence, short enough to be typed while somebody is on the line.
  'opening.words-least': setting('count', 'assumption', 20, wholeNumber(10, 200)),
  // Ours; nobody publishes a figure. Soon enough that whoever looks can still ask her what she remembers.
  'opening.review-working-days': setting('working-days', 'assumption', 2, wholeNumber(1, 10)),
  // Ours: more than this in a month is said on the review, and forbids nothing.
  'opening.many-a-month': setting('count', 'assumption', 3, wholeNumber(1, 50)),
  // Ours: callers are few and names are many, so that nobody goes through a list. The database ships the same ten.
  'opening.searches-an-hour': setting('count', 'assumption', 10, wholeNumber(1, 60)),
  // Cyber Essentials asks for a second factor on every account; the day on which staff can follow is the organisation's.
  'sign-in.second-factor-roles': setting<readonly Role[]>('roles', 'published', [], isRoleList),
  // Ours; nobody publishes a figure. Long enough to find a telephone, too short for whoever finds a desk empty.
  'sign-in.step-up-minutes': setting('minutes', 'assumption', 2, wholeNumber(1, 30)),
  // Ours; a quarter of an hour is the most for a record that tells where somebody is. The database ships the same five.
  'sign-in.idle-lock-minutes': setting('minutes', 'assumption', 5, wholeNumber(1, 15)),
  // Off until the organisation has a provider set up here and says so itself.
  'sign-in.provider': setting<ProviderSignIn>('provider', 'assumption', 'off', oneOf(PROVIDER_SIGN_INS)),
  // Ours; nobody publishes a figure. A busy duty desk opens ten to twenty records in an hour.
  'access-review.records-an-hour': setting('count', 'assumption', 30, wholeNumber(5, 500)),
  // Ours: outside any office hours. Where people work at night both hours are set alike, and no hour is night.
  'access-review.night-from-hour': setting('count', 'assumption', 22, wholeNumber(0, 23)),
  'access-review.night-until-hour': setting('count', 'assumption', 6, wholeNumber(0, 23)),
};

export const SETTING_KEYS: readonly SettingKey[] = Object.keys(SETTINGS) as SettingKey[];

export function isSettingKey(value: unknown): value is SettingKey {
  return typeof value === 'string' && Object.hasOwn(SETTINGS, value);
}

export function isValidSetting<K extends SettingKey>(key: K, value: unknown): value is SettingValues[K] {
  return SETTINGS[key].isValid(value);
}

function target(
  basis: SettingBasis,
  amount: number,
  unit: 'hours' | 'working-days',
  startsOn: 'received',
): SettingDefinition<SettingValues['target.support-start']> {
  return setting('target', basis, { amount, unit, startsOn }, isClockTarget);
}
