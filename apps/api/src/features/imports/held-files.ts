import { Injectable } from '@nestjs/common';
import type { HeldFileView } from '@waymark/contracts';
import { IMPORT_STATES, isHeld, RIGHTS_OF_ROLE, ROLES, type CalendarDay, type ImportState } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';

interface HeldFileRow extends Record<string, unknown> {
  id: string;
  source: string;
  state: ImportState;
  uploaded_at: Date;
  holder_id: string;
  holder_name: string;
  is_holder_here: boolean;
  high_rows: number;
  unread_rows: number;
}

const HELD_STATES = IMPORT_STATES.filter(isHeld);
const MAY_IMPORT = ROLES.filter((role) => RIGHTS_OF_ROLE[role].includes('import:run'));

/**
 * Files in which people may stand at high risk who are nobody's referral yet: a row to review that says so, or one that
 * nobody has read. Each has a holder by name, and none drops off until its last such row is finished or set aside.
 */
@Injectable()
export class HeldFiles {
  constructor(private readonly database: Database) {}

  /** Oldest first, in one statement. */
  async all(today: CalendarDay): Promise<HeldFileView[]> {
    const rows = await this.database.rows<HeldFileRow>({
      name: 'imports-held',
      text: `
        SELECT b.id, b.source, b.state, b.uploaded_at, b.holder_id, w.display_name AS holder_name,
               w.left_at IS NULL AND EXISTS (SELECT FROM memberships m
                 WHERE m.organisation_id = b.organisation_id AND m.worker_id = b.holder_id AND m.role = ANY ($2)
                   AND m.from_on <= $1 AND (m.to_on IS NULL OR m.to_on >= $1)) AS is_holder_here,
               counted.high_rows, counted.unread_rows
          FROM import_batches b
          JOIN workers w ON w.organisation_id = b.organisation_id AND w.id = b.holder_id
         CROSS JOIN LATERAL (
           SELECT (SELECT count(*)::int FROM import_rows r WHERE r.organisation_id = b.organisation_id AND r.batch_id = b.id
                     AND r.state = 'review' AND r.states_high_risk) AS high_rows,
                  (SELECT count(*)::int FROM import_rows r WHERE r.organisation_id = b.organisation_id AND r.batch_id = b.id
                     AND r.state = 'waiting') AS unread_rows) counted
         WHERE b.organisation_id = (SELECT waymark_organisation()) AND b.state = ANY ($3)
           AND (counted.high_rows > 0 OR counted.unread_rows > 0)
         ORDER BY b.uploaded_at, b.id`,
      values: [today, MAY_IMPORT, HELD_STATES],
    });
    return rows.map(toView);
  }

  /** What stands on a worker's own list: hers, and those of a holder who is here no more, if she may import. */
  async of(workerId: string, mayImport: boolean, today: CalendarDay): Promise<HeldFileView[]> {
    const files = await this.all(today);
    return files.filter(({ holder, isHolderHere }) => holder.id === workerId || (mayImport && !isHolderHere));
  }
}

function toView(row: HeldFileRow): HeldFileView {
  return {
    id: row.id,
    source: row.source,
    state: row.state,
    uploadedAt: row.uploaded_at.toISOString(),
    holder: { id: row.holder_id, name: row.holder_name },
    isHolderHere: row.is_holder_here,
    highRows: row.high_rows,
    unreadRows: row.unread_rows,
  };
}
