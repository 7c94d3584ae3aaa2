import { Injectable } from '@nestjs/common';
import { decidesAsManager, type Decider } from '@waymark/domain';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Database } from '../../platform/database/database.js';

/**
 * Who holds a person in an episode: its open cases, her places on lists and the safety contact. Before a service has
 * decided nobody else holds her, so whoever was to make that contact goes on holding her when it has been made.
 */
@Injectable()
export class EpisodeHolders {
  constructor(private readonly database: Database) {}

  /** The same question wherever a decision on somebody in danger is taken. */
  async decider(referralId: string, { id, roles }: ActingWorker): Promise<Decider> {
    return { byManager: decidesAsManager(roles), byHolder: await this.isHeldBy(referralId, id) };
  }

  async isHeldBy(referralId: string, workerId: string): Promise<boolean> {
    const rows = await this.database.rows({
      name: 'episode-held-by',
      text: `
        SELECT 1 FROM cases c
         WHERE c.organisation_id = (SELECT waymark_organisation()) AND c.referral_id = $1 AND c.worker_id = $2 AND c.closed_at IS NULL
        UNION ALL
        SELECT 1 FROM waiting_list_entries e
         WHERE e.organisation_id = (SELECT waymark_organisation()) AND e.referral_id = $1 AND $2 IN (e.holder_id, e.allocated_to) AND e.left_at IS NULL
        UNION ALL
        SELECT 1 FROM tasks k
         WHERE k.organisation_id = (SELECT waymark_organisation()) AND k.referral_id = $1 AND k.holder_id = $2 AND (k.done_at IS NULL OR k.entry_id IS NULL)
         LIMIT 1`,
      values: [referralId, workerId],
    });
    return rows.length > 0;
  }
}
