import type { CalendarDay } from '@waymark/domain';
import type { PersonNameView } from '../people/index.js';

/** One kind of act of one worker on one day. */
export interface AccessActView {
  action: string;
  times: number;
  firstAt: string;
  lastAt: string;
}

/** GET /api/people/:id/access-log: who opened one person's record, or worked on it. Reading it is recorded too. */
export interface PersonAccessLogView {
  person: PersonNameView;
  /** Newest first; each worker's acts of one day stand together. */
  days: { day: CalendarDay; workers: { id: string; name: string; acts: AccessActView[] }[] }[];
  /** For the days before these; null when there are none. */
  cursor: string | null;
}

/** GET /api/workers/:id/access-log: whose records one worker opened. */
export interface WorkerAccessLogView {
  worker: { id: string; name: string };
  /** `person` is null for what shows many: lists and searches. */
  days: { day: CalendarDay; people: { person: PersonNameView | null; acts: AccessActView[] }[] }[];
  cursor: string | null;
}
