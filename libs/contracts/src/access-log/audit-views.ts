import type { CalendarDay } from '@waymark/domain';
import type { AccessActView } from './access-log-views.js';

/** A person as a data-protection lead knows her: by reference, never by name. */
export interface AuditedPersonView {
  id: string;
  reference: string;
}

/** GET /api/audit/workers: whoever works or has worked here. */
export interface AuditedWorkerView {
  id: string;
  name: string;
  hasLeft: boolean;
}

/** POST /api/audit/people: whose reference it is, as it was typed. */
export interface FindAuditedPerson {
  reference: string;
}

/** GET /api/audit/people/:id: who did what with one record, by day. */
export interface PersonAuditView {
  person: AuditedPersonView;
  days: { day: CalendarDay; workers: { id: string; name: string; acts: AccessActView[] }[] }[];
  cursor: string | null;
}

/** GET /api/audit/workers/:id: what one worker did, with whose record, by day. `person` is null for what concerns nobody or many. */
export interface WorkerAuditView {
  worker: { id: string; name: string };
  days: { day: CalendarDay; people: { person: AuditedPersonView | null; acts: AccessActView[] }[] }[];
  cursor: string | null;
}
