import type { AttemptRule } from '../contact/contact-attempts.js';
import type { CalendarDay } from '../dates/calendar-day.js';
import type { WorkingCalendar } from '../dates/working-days.js';
import type { KnownRisk } from '../referrals/risk-known.js';
import type { RouteSettings } from '../referrals/route-on-acceptance.js';
import type { ClockTargets } from '../waiting-list/clocks.js';
import type { ClockKind, ClockTarget } from '../waiting-list/waiting-codes.js';
import type { SettingKey, SettingValues } from './setting-values.js';

export interface WhoWaits {
  selfReferral: boolean;
  /** Recorded high risk or a route to safety contact. */
  highRisk: boolean;
}

export type TargetKey = Extract<SettingKey, `target.${string}`>;

/** By which setting each of a person's clocks runs: by who referred and by how great the danger is. */
export function targetKeysFor({ selfReferral, highRisk }: WhoWaits): Readonly<Record<ClockKind, TargetKey>> {
  return {
    'first-attempt': selfReferral ? 'target.first-attempt.self' : 'target.first-attempt.agency',
    'first-contact': highRisk ? 'target.first-contact.high' : 'target.first-contact.other',
    assessment: highRisk ? 'target.assessment.high' : 'target.assessment.other',
    'support-start': 'target.support-start',
  };
}

/** Which targets hold for a person. */
export function targetsFor(who: WhoWaits, settings: SettingValues): ClockTargets {
  const keys = targetKeysFor(who);
  return {
    'first-attempt': settings[keys['first-attempt']],
    'first-contact': settings[keys['first-contact']],
    assessment: settings[keys.assessment],
    'support-start': settings[keys['support-start']],
  };
}

/** The setting that a clock's target is, for whoever asks why it is 24 hours; null where it has been changed since. */
export function settingOfTarget(kind: ClockKind, target: Pick<ClockTarget, 'amount' | 'unit'>, who: WhoWaits, settings: SettingValues): TargetKey | null {
  // A danger that was seen later has shortened it; one that has gone by has not made it longer again.
  const keys = [who, { ...who, highRisk: !who.highRisk }].map((one) => targetKeysFor(one)[kind]);
  return keys.find((key) => settings[key].amount === target.amount && settings[key].unit === target.unit) ?? null;
}

/** Whoever is not assessed is owed as many attempts as a high risk. */
export function attemptRuleFor(risk: KnownRisk, settings: SettingValues): AttemptRule {
  return settings[risk === 'high' || risk === 'not-assessed' ? 'attempts.high' : 'attempts.other'];
}

export function routeSettings(settings: SettingValues): RouteSettings {
  return {
    visibleHighRiskFrom: settings['risk.bands'].highFrom,
    policeSignalFrom: settings['risk.police-signal-from'],
  };
}

/** The bank holidays of the service's nation together with its own closures. */
export function serviceCalendar(bankHolidays: Iterable<CalendarDay>, settings: SettingValues): WorkingCalendar {
  return { holidays: new Set([...bankHolidays, ...settings['calendar.closure-days']]) };
}
