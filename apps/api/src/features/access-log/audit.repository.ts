import { Injectable } from '@nestjs/common';
import type { CalendarDay } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { DAYS_SHOWN, type ActRow } from './acts-by-day.js';

export interface AuditedRow extends ActRow {
  day: CalendarDay;
  worker_id: string;
  worker_name: string;
  person_id: string | null;
  reference: string | null;
}

/** The audit as a data-protection lead gets it: by two functions that look up who asks, and by no table. */
@Injectable()
export class AuditRepository {
  constructor(private readonly database: Database) {}

  ofWorker(workerId: string, before: CalendarDay | null): Promise<AuditedRow[]> {
    return this.rows([workerId, null, before, DAYS_SHOWN]);
  }

  ofPerson(personId: string, before: CalendarDay | null): Promise<AuditedRow[]> {
    return this.rows([null, personId, before, DAYS_SHOWN]);
  }

  async personOf(reference: string): Promise<string | null> {
    const [row] = await this.database.rows<{ id: string | null }>({
      name: 'audited-person',
      text: 'SELECT waymark_audited_person($1) AS id',
      values: [reference],
    });
    return row?.id ?? null;
  }

  workers(): Promise<{ id: string; display_name: string; left_at: Date | null }[]> {
    return this.database.rows({
      name: 'audited-workers',
      text: `SELECT id, display_name, left_at FROM workers WHERE organisation_id = (SELECT waymark_organisation())
              ORDER BY left_at IS NOT NULL, display_name, id`,
    });
  }

  private rows(values: unknown[]): Promise<AuditedRow[]> {
    return this.database.rows<AuditedRow & Record<string, unknown>>({
      name: 'audited',
      text: `SELECT day::text, worker_id, worker_name, person_id, reference, action, times, first_at, last_at
               FROM waymark_audited($1, $2, $3, $4)`,
      values,
    });
  }
}
