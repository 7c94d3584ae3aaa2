import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { ContactAttemptEntity, WaitingListEntryEntity } from './waiting-list.entities.js';

/** Entries and attempts as the acts change them. Nothing is ever deleted. */
@Injectable()
export class WaitingListRepository {
  constructor(private readonly database: Database) {}

  entry(id: string): Promise<WaitingListEntryEntity | null> {
    return this.database.manager.findOneBy(WaitingListEntryEntity, { id });
  }

  /**
   * Whoever acts on an entry holds its referral until the transaction ends, as every act on the referral's risk and
   * clocks does: so two of them come one after the other and never wait for each other in a circle.
   */
  async takeTurn(id: string): Promise<void> {
    await this.database.rows({
      name: 'waiting-turn',
      text: `SELECT FROM referrals r JOIN waiting_list_entries e ON e.organisation_id = r.organisation_id AND e.referral_id = r.id
              WHERE e.organisation_id = (SELECT waymark_organisation()) AND e.id = $1 FOR NO KEY UPDATE OF r`,
      values: [id],
    });
  }

  waitingOf(referralId: string): Promise<WaitingListEntryEntity[]> {
    return this.database.manager.findBy(WaitingListEntryEntity, { referralId, leftAt: IsNull() });
  }

  async add(entry: WaitingListEntryEntity): Promise<void> {
    await this.database.manager.insert(WaitingListEntryEntity, entry);
  }

  /** Changes exactly one entry of exactly this version that still waits; false when another was quicker. */
  async change(id: string, version: number, changes: Partial<WaitingListEntryEntity>): Promise<boolean> {
    const { affected } = await this.database.manager.update(
      WaitingListEntryEntity,
      { id, version, leftAt: IsNull() },
      { ...changes, version: version + 1 },
    );
    return affected === 1;
  }

  /** Remembers that somebody was spoken to; no decision of another worker grows stale by that. */
  async lookedOn(referralId: string, day: string): Promise<void> {
    await this.database.rows({
      name: 'waiting-looked-on',
      text: `UPDATE waiting_list_entries SET last_looked_on = greatest(last_looked_on, $2::date)
              WHERE organisation_id = (SELECT waymark_organisation()) AND referral_id = $1 AND left_at IS NULL`,
      values: [referralId, day],
    });
  }

  attempts(referralId: string): Promise<ContactAttemptEntity[]> {
    return this.database.manager.find(ContactAttemptEntity, { where: { referralId }, order: { madeAt: 'DESC' } });
  }

  async addAttempt(attempt: ContactAttemptEntity): Promise<void> {
    await this.database.manager.insert(ContactAttemptEntity, attempt);
  }
}
