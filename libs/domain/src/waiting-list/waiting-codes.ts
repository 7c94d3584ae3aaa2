/** Four honest clocks. A failed attempt stops the first and not the second. */
export const CLOCK_KINDS = ['first-attempt', 'first-contact', 'assessment', 'support-start'] as const;

export type ClockKind = (typeof CLOCK_KINDS)[number];

/** What a target counts from: contracts differ, so each target says it. */
export const CLOCK_STARTS = ['received', 'accepted', 'allocated', 'consented'] as const;

export type ClockStart = (typeof CLOCK_STARTS)[number];

/** Hours run through nights, weekends and holidays; working days follow the calendar of the service. */
export const CLOCK_UNITS = ['hours', 'working-days'] as const;

export type ClockUnit = (typeof CLOCK_UNITS)[number];

export interface ClockTarget {
  amount: number;
  unit: ClockUnit;
  startsOn: ClockStart;
}

export const PAUSE_REASONS = ['awaiting-information', 'person-asked-later', 'unsafe-to-contact'] as const;

export type PauseReason = (typeof PAUSE_REASONS)[number];

/** What moves a waiting person up within her level of risk. */
export const RISK_TRIGGERS = [
  'strangulation',
  'threats-to-kill',
  'recent-separation',
  'release-date',
  'pregnancy',
  'stalking',
  'honour-based-abuse',
] as const;

export type RiskTrigger = (typeof RISK_TRIGGERS)[number];

/** Nobody leaves the list without one of these, an actor and a trace. */
export const LEAVE_REASONS = [
  'allocated',
  'passed-to-other-service',
  'declined-by-person',
  'unable-to-contact',
  'unsafe-to-contact',
  'moved-away',
  'needs-changed',
  'ineligible',
  'duplicate',
  'referral-withdrawn',
  'died',
  'other',
] as const;

export type LeaveReason = (typeof LEAVE_REASONS)[number];
