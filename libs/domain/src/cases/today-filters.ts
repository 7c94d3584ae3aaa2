import { addDays, dayOf, type CalendarDay } from '../dates/index.js';
import type { TodayItem, TodayKind } from './today-order.js';

/** The counts above a worker's list; each of them narrows it. */
export const TODAY_FILTERS = ['overdue-contacts', 'due-by-today', 'handovers-to-me', 'handovers-back', 'reviews-soon'] as const;
export type TodayFilter = (typeof TODAY_FILTERS)[number];

export type TodayMoment = Pick<TodayItem, 'kind' | 'dueOn' | 'dueAt'>;

const CONTACTS: readonly TodayKind[] = ['safety-contact', 'contact', 'check-in'];
const REVIEWS: readonly TodayKind[] = ['risk-review', 'plan-review', 'follow-up'];
const REVIEW_DAYS = 7;

/** Everything that is owed by the end of the day counts as due, whatever it is and however late. */
export function todayFilters(item: TodayMoment, now: Date, today: CalendarDay): TodayFilter[] {
  const day = dueDay(item);
  const isOverdue = item.dueAt === null ? day !== null && day < today : item.dueAt < now;
  const counts: Readonly<Record<TodayFilter, boolean>> = {
    'overdue-contacts': CONTACTS.includes(item.kind) && isOverdue,
    'due-by-today': day !== null && day <= today,
    'handovers-to-me': item.kind === 'handover-offered',
    'handovers-back': item.kind === 'handover-returned',
    'reviews-soon': REVIEWS.includes(item.kind) && day !== null && day <= addDays(today, REVIEW_DAYS),
  };
  return TODAY_FILTERS.filter((filter) => counts[filter]);
}

function dueDay({ dueOn, dueAt }: TodayMoment): CalendarDay | null {
  return dueOn ?? (dueAt && dayOf(dueAt));
}
