import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { TaskEntity } from './safety-contact.entity.js';

type Ended = Pick<TaskEntity, 'doneAt' | 'doneBy' | 'outcome'>;

/** Safety contacts as the acts change them. Nothing is ever deleted. */
@Injectable()
export class SafetyContactsRepository {
  constructor(private readonly database: Database) {}

  /** False where one is still to be done, which then stays the one it was. */
  async add(task: TaskEntity): Promise<boolean> {
    const insert = this.database.manager.createQueryBuilder().insert().into(TaskEntity).values(task);
    const { raw }: { raw: unknown[] } = await insert.orIgnore().returning('id').execute();
    return raw.length === 1;
  }

  /** The one that counts: what is open before what is done, and the latest of these. */
  latest(referralId: string): Promise<TaskEntity | null> {
    return this.database.manager.findOne(TaskEntity, {
      where: { referralId },
      order: { doneAt: { direction: 'DESC', nulls: 'FIRST' }, createdAt: 'DESC' },
    });
  }

  /** What hangs on the referral alone, made or still to be made; none where it ended without her having been reached. */
  ofReferralAlone(referralId: string): Promise<TaskEntity | null> {
    return this.database.manager.findOne(TaskEntity, {
      where: [
        { referralId, entryId: IsNull(), doneAt: IsNull() },
        { referralId, entryId: IsNull(), outcome: 'contacted' },
      ],
      order: { doneAt: { direction: 'DESC', nulls: 'FIRST' } },
    });
  }

  open(referralId: string): Promise<TaskEntity[]> {
    return this.database.manager.findBy(TaskEntity, { referralId, doneAt: IsNull() });
  }

  async change(id: string, changes: Partial<Pick<TaskEntity, 'entryId' | 'holderId'>>): Promise<void> {
    await this.database.manager.update(TaskEntity, { id }, changes);
  }

  async give(of: Open, holderId: string): Promise<void> {
    await this.database.manager.update(TaskEntity, { ...of, doneAt: IsNull() }, { holderId });
  }

  /** What is still open on the place on a list from which the case of this offer came. */
  async giveWithCase(offerId: string, holderId: string): Promise<void> {
    await this.database.rows({
      name: 'safety-contacts-with-case',
      text: `
        UPDATE tasks k SET holder_id = $2
          FROM waiting_list_entries e
         WHERE k.organisation_id = (SELECT waymark_organisation()) AND k.done_at IS NULL
           AND e.organisation_id = k.organisation_id AND e.id = k.entry_id AND e.offer_id = $1`,
      values: [offerId, holderId],
    });
  }

  /** Another service still has her: first one that supports her, else one on whose list she waits. One owed there already stays. */
  async giveToOtherService(offerId: string): Promise<void> {
    await this.database.rows({
      name: 'safety-contacts-to-other-service',
      text: `
        UPDATE tasks k
           SET holder_id = other.holder_id,
               entry_id = CASE WHEN EXISTS (SELECT FROM tasks t WHERE t.organisation_id = k.organisation_id AND t.kind = k.kind
                                               AND t.entry_id = other.entry_id AND t.done_at IS NULL)
                               THEN k.entry_id ELSE coalesce(other.entry_id, k.entry_id) END
          FROM waiting_list_entries e
         CROSS JOIN LATERAL (
               SELECT c.worker_id AS holder_id, 1 AS place, c.opened_at AS since,
                      (SELECT w.id FROM waiting_list_entries w WHERE w.organisation_id = c.organisation_id AND w.offer_id = c.offer_id) AS entry_id
                 FROM cases c
                WHERE c.organisation_id = e.organisation_id AND c.referral_id = e.referral_id AND c.offer_id <> e.offer_id AND c.closed_at IS NULL
               UNION ALL
               SELECT coalesce(w.allocated_to, w.holder_id), 2, w.joined_at, w.id
                 FROM waiting_list_entries w
                WHERE w.organisation_id = e.organisation_id AND w.referral_id = e.referral_id AND w.offer_id <> e.offer_id AND w.left_at IS NULL
                ORDER BY place, since LIMIT 1) other
         WHERE k.organisation_id = (SELECT waymark_organisation()) AND k.done_at IS NULL
           AND e.organisation_id = k.organisation_id AND e.id = k.entry_id AND e.offer_id = $1`,
      values: [offerId],
    });
  }

  /** One that is owed on the referral already stands for both. */
  async backToReferral(offerId: string): Promise<void> {
    await this.database.rows({
      name: 'safety-contacts-from-case',
      text: `
        UPDATE tasks k SET entry_id = NULL
          FROM waiting_list_entries e
         WHERE k.organisation_id = (SELECT waymark_organisation()) AND k.done_at IS NULL
           AND e.organisation_id = k.organisation_id AND e.id = k.entry_id AND e.offer_id = $1
           AND NOT EXISTS (SELECT FROM tasks t WHERE t.organisation_id = k.organisation_id AND t.referral_id = k.referral_id
                              AND t.kind = k.kind AND t.entry_id IS NULL AND t.done_at IS NULL)`,
      values: [offerId],
    });
  }

  async moveToReferral(entryId: string): Promise<void> {
    await this.database.manager.update(TaskEntity, { entryId, doneAt: IsNull() }, { entryId: null });
  }

  async end(of: Open, ended: Ended): Promise<void> {
    await this.database.manager.update(TaskEntity, { ...of, doneAt: IsNull() }, ended);
  }
}

/** One of them, or everything open of a referral or of one place on a list. */
export type Open = { id: string } | { referralId: string } | { entryId: string };
