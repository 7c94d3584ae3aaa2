import type { CalendarDay } from '../dates/calendar-day.js';
import type { Role } from '../access/roles.js';
import type { AttemptRule } from '../contact/contact-attempts.js';
import type { KnownRisk } from '../referrals/risk-known.js';
import type { ReminderSettings } from '../reviews/reminders-due.js';
import type { TriggerDelays } from '../reviews/review-triggers.js';
import type { ClockTarget } from '../waiting-list/waiting-codes.js';
import type { LoadWeights } from '../workers/worker-load.js';

/** Counts of yes at which each band begins. They suggest; judgement may raise a level and nothing lowers it. */
export interface RiskBands {
  standardFrom: number;
  mediumFrom: number;
  highFrom: number;
}

/** SafeLives has published two definitions of a repeat, and local protocols still use either. */
export const REPEAT_INCIDENTS = ['any-abuse', 'criminal-behaviour'] as const;

export interface RepeatRule {
  months: number;
  incident: (typeof REPEAT_INCIDENTS)[number];
}

/** Full-time ceilings in weighted cases. */
export interface CaseloadCeilings {
  idva: number;
  'key-worker': number;
}

/** Days until the next look at a person, by what is known of her risk. */
export type DaysByRisk = Readonly<Record<KnownRisk, number>>;

/** Every setting of an organisation with the shape of its value. */
/** Whether workers may sign in by their organisation's provider, and whether its second factor stands for one of ours. */
export const PROVIDER_SIGN_INS = ['off', 'on', 'on-with-second-factor'] as const;
export type ProviderSignIn = (typeof PROVIDER_SIGN_INS)[number];

export interface SettingValues {
  'target.first-attempt.self': ClockTarget;
  'target.first-attempt.agency': ClockTarget;
  'target.first-contact.high': ClockTarget;
  'target.first-contact.other': ClockTarget;
  'target.assessment.high': ClockTarget;
  'target.assessment.other': ClockTarget;
  'target.support-start': ClockTarget;
  'risk.bands': RiskBands;
  'risk.police-signal-from': number;
  'risk.escalation-call-outs': number;
  'marac.repeat': RepeatRule;
  'attempts.high': AttemptRule;
  'attempts.other': AttemptRule;
  'safe-contact.valid-days': number;
  'waiting.not-assessed-days': number;
  'waiting.high-risk-days': number;
  'waiting.check-in-days': DaysByRisk;
  'review.cadence-days': DaysByRisk;
  'review.reminder-days': ReminderSettings;
  'review.trigger-days': TriggerDelays;
  'handover.lapse-working-days': number;
  'handover.introduction-working-days': number;
  'closing.risk-check-days': number;
  'caseload.ceilings': CaseloadCeilings;
  'caseload.weights': LoadWeights;
  'eligibility.recent-abuse-months': number | null;
  'import.oldest-age-years': number;
  'import.oldest-receipt-years': number;
  'calendar.closure-days': readonly CalendarDay[];
  'opening.minutes': number;
  'opening.factor-minutes': number;
  'opening.words-least': number;
  'opening.review-working-days': number;
  'opening.many-a-month': number;
  'opening.searches-an-hour': number;
  'sign-in.second-factor-roles': readonly Role[];
  'sign-in.step-up-minutes': number;
  'sign-in.idle-lock-minutes': number;
  'sign-in.provider': ProviderSignIn;
  'access-review.records-an-hour': number;
  'access-review.night-from-hour': number;
  'access-review.night-until-hour': number;
}

export type SettingKey = keyof SettingValues;
