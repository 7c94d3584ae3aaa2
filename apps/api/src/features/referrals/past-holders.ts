import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Open } from './safety-contacts.repository.js';

const KEEP = 'INSERT INTO past_holders (organisation_id, person_id, worker_id, held_until)';
const LATEST = 'ON CONFLICT (person_id, worker_id) DO UPDATE SET held_until = excluded.held_until';

/** One made before a service decided was held on by whoever made it, so a single one counts whether it is open or not. */
const CONTACTS = {
  id: 'k.id = $1',
  referralId: 'k.referral_id = $1 AND k.done_at IS NULL',
  entryId: 'k.entry_id = $1 AND k.done_at IS NULL',
  offerId: `k.done_at IS NULL AND k.entry_id IN (
    SELECT e.id FROM waiting_list_entries e WHERE e.organisation_id = k.organisation_id AND e.offer_id = $1)`,
} as const;

/** Remembers who has let go of a person, since giving her away and deciding on her at once is no second pair of eyes. */
@Injectable()
export class PastHolders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async letGo(personId: string, workerIds: readonly string[]): Promise<void> {
    if (workerIds.length === 0) return;
    await this.database.rows({
      name: 'past-holders-let-go',
      text: `${KEEP} SELECT DISTINCT (SELECT waymark_organisation()), $1::uuid, w.id, $3::timestamptz FROM unnest($2::uuid[]) w (id) ${LATEST}`,
      values: [personId, workerIds, this.clock.now()],
    });
  }

  /** Before safety contacts change hands or end. */
  async letGoOfContacts(of: Open | { offerId: string }): Promise<void> {
    const [[which, id]] = Object.entries(of) as [[keyof typeof CONTACTS, string]];
    await this.database.rows({
      name: `past-holders-contacts-${which}`,
      text: `${KEEP} SELECT DISTINCT k.organisation_id, k.person_id, k.holder_id, $2::timestamptz FROM tasks k
              WHERE k.organisation_id = (SELECT waymark_organisation()) AND ${CONTACTS[which]} ${LATEST}`,
      values: [id, this.clock.now()],
    });
  }
}
