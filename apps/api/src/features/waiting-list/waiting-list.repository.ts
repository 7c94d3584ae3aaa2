import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { ContactAttemptEntity, TaskEntity, WaitingListEntryEntity } from './waiting-list.entities.js';

/** Entries, attempts and tasks as the acts change them. Nothing is ever deleted. */
@Injectable()
export class WaitingListRepository {
  constructor(private readonly database: Database) {}

  entry(id: string): Promise<WaitingListEntryEntity | null> {
    return this.database.manager.findOneBy(WaitingListEntryEntity, { id });
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

  /** One safety contact an entry; asked for again it stays the one it was. */
  async addTask(task: TaskEntity): Promise<void> {
    await this.database.manager.createQueryBuilder().insert().into(TaskEntity).values(task).orIgnore().execute();
  }

  async closeTasks(entryIds: string[], done: Pick<TaskEntity, 'doneAt' | 'doneBy' | 'outcome'>): Promise<void> {
    if (entryIds.length > 0) await this.database.manager.update(TaskEntity, { entryId: In(entryIds), doneAt: IsNull() }, done);
  }

  async giveTasks(entryId: string, holderId: string): Promise<void> {
    await this.database.manager.update(TaskEntity, { entryId, doneAt: IsNull() }, { holderId });
  }
}
