import { addDays, type CalendarDay } from '../dates/index.js';

/**
 * What calls for a review before its time. Dash: after a new incident and after change such as leaving or planning to
 * leave (South Tyneside), on relocation and on a new relationship (SafeLives, Marac to Marac transfer); the rest is
 * practice. Risk peaks at and just after leaving (Buckinghamshire safety planning toolkit).
 */
export const REVIEW_TRIGGERS = [
  'new-incident',
  'plans-to-leave',
  'left',
  'reconciled',
  'new-address',
  'new-phone',
  'new-job',
  'order-made',
  'order-varied',
  'order-expiring',
  'order-breached',
  'arrest',
  'bail-change',
  'charge',
  'trial',
  'sentence',
  'release',
  'contact-hearing',
  'pregnancy',
  'birth',
  'new-partner',
  'marac-action-result',
  'programme-drop-out',
  'programme-disclosure',
  'programme-completion',
  'handover',
  'missed-contact',
  'risk-level-change',
  'closing',
] as const;
export type ReviewTrigger = (typeof REVIEW_TRIGGERS)[number];

export interface TriggerEvent {
  trigger: ReviewTrigger;
  happenedOn: CalendarDay;
}

/** These may change the danger itself and not only the plan, so the checklist is gone through again. */
const REASSESSMENT: readonly ReviewTrigger[] = [
  'new-incident',
  'plans-to-leave',
  'left',
  'reconciled',
  'new-address',
  'order-breached',
  'bail-change',
  'release',
  'pregnancy',
  'birth',
  'new-partner',
  'programme-drop-out',
  'programme-disclosure',
  'handover',
  'closing',
];

export function isReassessmentTrigger(trigger: ReviewTrigger): boolean {
  return REASSESSMENT.includes(trigger);
}

const URGENT: readonly ReviewTrigger[] = [
  'new-incident',
  'plans-to-leave',
  'left',
  'new-address',
  'order-breached',
  'release',
  'programme-drop-out',
  'programme-disclosure',
];

export interface TriggerDelays {
  urgentDays: number;
  otherDays: number;
}

/** The day by which a trigger wants its review. A dated event to come, such as a release, is reviewed by that day. */
export function triggerDueOn(event: TriggerEvent, delays: TriggerDelays, today: CalendarDay): CalendarDay {
  if (event.happenedOn > today) return event.happenedOn;
  return addDays(event.happenedOn, URGENT.includes(event.trigger) ? delays.urgentDays : delays.otherDays);
}

/** A trigger may bring a review forward and never puts one off. */
export function broughtForward(
  dueOn: CalendarDay,
  event: TriggerEvent,
  delays: TriggerDelays,
  today: CalendarDay,
): CalendarDay {
  const wanted = triggerDueOn(event, delays, today);
  return wanted < dueOn ? wanted : dueOn;
}
