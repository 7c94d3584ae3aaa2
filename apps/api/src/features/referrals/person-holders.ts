import { Injectable } from '@nestjs/common';
import { decidesAsManager, heldCountsFrom, startOfDay, type Decider } from '@waymark/domain';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { currentScope } from '../../platform/database/request-scope.js';
import { OrganisationSettings } from '../organisations/index.js';

/**
 * Who holds a person, in whatever episode: her open cases, her places on lists and the safety contact. Before a service
 * has decided nobody else holds her, so whoever was to make that contact goes on holding her when it has been made.
 * Whoever let go of any of these on this working day holds her still.
 */
@Injectable()
export class PersonHolders {
  constructor(
    private readonly database: Database,
    private readonly settings: OrganisationSettings,
    private readonly clock: Clock,
  ) {}

  /** The same question wherever a decision on somebody in danger is taken. */
  async decider(personId: string, { id, roles }: ActingWorker): Promise<Decider> {
    return { byManager: decidesAsManager(roles), byHolder: await this.isHeldBy(personId, id) };
  }

  /** For a screen that says whose decision it is before anybody has written a word. */
  async isHeldByReader(personId: string): Promise<boolean> {
    const { worker } = currentScope();
    return worker !== null && (await this.isHeldBy(personId, worker.id));
  }

  async isHeldBy(personId: string, workerId: string): Promise<boolean> {
    const { calendar } = await this.settings.withCalendar();
    const rows = await this.database.rows({
      name: 'person-held-by',
      text: `
        SELECT 1 FROM cases c
         WHERE c.organisation_id = (SELECT waymark_organisation()) AND c.person_id = $1 AND c.worker_id = $2 AND c.closed_at IS NULL
        UNION ALL
        SELECT 1 FROM waiting_list_entries e
         WHERE e.organisation_id = (SELECT waymark_organisation()) AND e.person_id = $1 AND (e.holder_id = $2 OR e.allocated_to = $2) AND e.left_at IS NULL
        UNION ALL
        SELECT 1 FROM referrals r
          JOIN tasks k ON k.organisation_id = r.organisation_id AND k.referral_id = r.id AND k.holder_id = $2
         WHERE r.organisation_id = (SELECT waymark_organisation()) AND r.person_id = $1
           AND (k.done_at IS NULL
                OR (k.entry_id IS NULL AND EXISTS (
                     SELECT FROM referral_offers o
                      WHERE o.organisation_id = r.organisation_id AND o.referral_id = r.id
                        AND (o.state = ANY (ARRAY['recorded', 'returned']) OR o.decided_at >= $3))))
        UNION ALL
        SELECT 1 FROM past_holders h
         WHERE h.organisation_id = (SELECT waymark_organisation()) AND h.person_id = $1 AND h.worker_id = $2 AND h.held_until >= $3
         LIMIT 1`,
      values: [personId, workerId, startOfDay(heldCountsFrom(this.clock.today(), calendar))],
    });
    return rows.length > 0;
  }
}
