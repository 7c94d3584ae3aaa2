import { addDays, isWorkingDay, type CalendarDay, type WorkingCalendar } from '../dates/index.js';

/** Who is about to decide on a person in danger. */
export interface Decider {
  /** A team lead or service manager; see decidesAsManager. */
  byManager: boolean;
  /** She holds the person herself, or has held her on this working day: the case, the place on the list or the safety contact. */
  byHolder: boolean;
}

export type SecondLookRefusal = 'manager-decision-needed' | 'decision-needs-another';

/**
 * What is lacking for a decision that ends, turns away or makes less of a high or unknown danger. Whoever holds the
 * person never takes it alone, a lead or manager who holds her included: what one has stopped seeing another may see.
 * A service with a single lead is not stuck: its manager decides on whom that lead holds, and whoever has given the
 * person into other hands decides from the next working day on.
 */
export function lacksSecondLook({ byManager, byHolder }: Decider): SecondLookRefusal | null {
  if (!byManager) return 'manager-decision-needed';
  return byHolder ? 'decision-needs-another' : null;
}

/**
 * From which day on having held somebody still counts. Giving her away and deciding at once is no second pair of eyes:
 * a working day has to begin in which another holds her.
 */
export function heldCountsFrom(today: CalendarDay, calendar: WorkingCalendar): CalendarDay {
  let day = today;
  while (!isWorkingDay(day, calendar)) day = addDays(day, -1);
  return day;
}

/**
 * A death is a fact and no decision. Whoever learns of it records it at once, so that nobody rings her number or writes
 * to her home meanwhile; the record stays and can be looked into by others afterwards.
 */
export function isDecision(reason: string): boolean {
  return reason !== 'died';
}
