import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Sweep } from '../../platform/queues/sweep.js';

/**
 * Writes down, once, that a running clock has passed its target. One that stands still has not; when its pause ends, its
 * target is moved. A pause that began after the target had passed covers nothing up.
 */
@Injectable()
export class ClockSweep implements Sweep {
  readonly name = 'clocks-overdue';
  readonly everySeconds = 60;

  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const passed = await this.database.rows<{ clock_id: string; referral_id: string; person_id: string }>({
      name: 'clocks-overdue',
      text: `
        WITH passed AS (
          INSERT INTO clock_events (organisation_id, clock_id, kind, at)
          SELECT c.organisation_id, c.id, 'overdue', c.due_at
            FROM clocks c
           WHERE c.organisation_id = (SELECT waymark_organisation()) AND c.stopped_at IS NULL AND c.ended_at IS NULL
             AND c.due_at < $1
             AND NOT EXISTS (SELECT FROM clock_pauses p
                  WHERE p.organisation_id = c.organisation_id AND p.referral_id = c.referral_id
                    AND p.ended_at IS NULL AND p.started_at <= c.due_at)
          ON CONFLICT DO NOTHING
          RETURNING organisation_id, clock_id
        )
        SELECT passed.clock_id, r.id AS referral_id, r.person_id
          FROM passed
          JOIN clocks c ON c.organisation_id = passed.organisation_id AND c.id = passed.clock_id
          JOIN referrals r ON r.organisation_id = c.organisation_id AND r.id = c.referral_id`,
      values: [this.clock.now()],
    });
    for (const { clock_id: subjectId, person_id: personId } of passed) {
      await this.audit.note({ action: 'clock.overdue', subjectType: 'clock', subjectId, personId });
    }
  }
}
