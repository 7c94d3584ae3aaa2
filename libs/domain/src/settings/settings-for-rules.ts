import type { AttemptRule } from '../contact/contact-attempts.js';
import type { CalendarDay } from '../dates/calendar-day.js';
import type { WorkingCalendar } from '../dates/working-days.js';
import type { KnownRisk } from '../referrals/risk-known.js';
import type { RouteSettings } from '../referrals/route-on-acceptance.js';
import type { ClockTargets } from '../waiting-list/clocks.js';
import type { SettingValues } from './setting-values.js';

export interface WhoWaits {
  selfReferral: boolean;
  /** Recorded high risk or a route to safety contact. */
  highRisk: boolean;
}

/** Which targets hold for a person: by who referred and by how great the danger is. */
export function targetsFor(who: WhoWaits, settings: SettingValues): ClockTargets {
  return {
    'first-attempt': settings[who.selfReferral ? 'target.first-attempt.self' : 'target.first-attempt.agency'],
    'first-contact': settings[who.highRisk ? 'target.first-contact.high' : 'target.first-contact.other'],
    assessment: settings[who.highRisk ? 'target.assessment.high' : 'target.assessment.other'],
    'support-start': settings['target.support-start'],
  };
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
