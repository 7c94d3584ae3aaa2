import { Injectable } from '@nestjs/common';
import type { BlockEndReason, BlockReason, CalendarDay, Role } from '@waymark/domain';
import { OF_CASE_ROLE } from '../../platform/auth/case-roles.js';
import { Database } from '../../platform/database/database.js';
import { StaleVersion } from '../../platform/errors/errors.js';
import { PersonBlockEntity } from './person-block.entity.js';

export interface BlockRow extends Record<string, unknown> {
  id: string;
  organisation_id: string;
  version: number;
  person_id: string;
  reference: string;
  given_name: string | null;
  family_name: string | null;
  known_as: string | null;
  worker_id: string;
  worker_name: string;
  is_declared: boolean;
  reason: BlockReason;
  words: Buffer | null;
  set_by_name: string;
  set_at: Date;
  new_holder_name: string | null;
  seen_at: Date | null;
  ended_by_name: string | null;
  ended_at: Date | null;
  end_reason: BlockEndReason | null;
  end_words: Buffer | null;
}

export interface WorkerAroundRow extends Record<string, unknown> {
  id: string;
  display_name: string;
  roles: Role[];
  may_hold: boolean;
  holds: boolean;
  /** Shares a service or a team with the worker who asks. */
  is_close: boolean;
}

/** Blocks, as row security shows them: to a service manager, and never one from a person she is blocked from herself. */
@Injectable()
export class BlocksRepository {
  constructor(private readonly database: Database) {}

  /** Alone with this person until the transaction ends: whoever is about to give her to somebody waits. */
  async takeTurn(personId: string): Promise<void> {
    // The same lock as in waymark_may_hold, there shared.
    await this.database.rows({ name: 'blocks-turn', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, 3))', values: [personId] });
  }

  inForce(): Promise<BlockRow[]> {
    return this.rows('blocks-in-force', 'b.ended_at IS NULL AND $1::uuid IS NULL', null);
  }

  ofPerson(personId: string): Promise<BlockRow[]> {
    return this.rows('blocks-of-person', 'b.person_id = $1', personId);
  }

  unseen(): Promise<BlockRow[]> {
    return this.rows('blocks-unseen', 'b.is_declared AND b.seen_at IS NULL AND b.ended_at IS NULL AND $1::uuid IS NULL', null);
  }

  async one(id: string): Promise<BlockRow | null> {
    const [row] = await this.rows('blocks-one', 'b.id = $1', id);
    return row ?? null;
  }

  /** No row comes back: whoever declares a conflict cannot see what she has written. */
  async add(block: PersonBlockEntity): Promise<void> {
    await this.database.manager.createQueryBuilder().insert().into(PersonBlockEntity).values(block).returning([]).updateEntity(false).execute();
  }

  async change(id: string, version: number, changes: Partial<PersonBlockEntity>): Promise<void> {
    const { affected } = await this.database.manager.update(PersonBlockEntity, { id, version }, { ...changes, version: version + 1 });
    if (affected !== 1) throw new StaleVersion();
  }

  /** Everybody who works with people, and what each has to do with this person. */
  workers(personId: string, askerId: string, today: CalendarDay): Promise<WorkerAroundRow[]> {
    return this.database.rows<WorkerAroundRow>({
      name: 'blocks-workers',
      text: `
        WITH staff AS (
          SELECT m.worker_id, array_agg(DISTINCT m.role ORDER BY m.role) AS roles, array_agg(m.service_id) AS services, array_agg(m.team_id) AS teams
            FROM memberships m
           WHERE m.organisation_id = (SELECT waymark_organisation()) AND m.from_on <= $3
             AND (m.to_on IS NULL OR m.to_on >= $3) AND ${OF_CASE_ROLE}
           GROUP BY m.worker_id
        )
        SELECT w.id, w.display_name, staff.roles, waymark_may_hold($1, ARRAY[w.id]) AS may_hold,
               EXISTS (SELECT FROM cases c WHERE c.organisation_id = w.organisation_id AND c.person_id = $1
                         AND c.worker_id = w.id AND c.closed_at IS NULL)
               OR EXISTS (SELECT FROM waiting_list_entries e WHERE e.organisation_id = w.organisation_id AND e.person_id = $1
                            AND w.id IN (e.holder_id, e.allocated_to) AND e.left_at IS NULL)
               OR EXISTS (SELECT FROM tasks k WHERE k.organisation_id = w.organisation_id AND k.person_id = $1
                            AND k.holder_id = w.id AND k.done_at IS NULL) AS holds,
               coalesce(staff.services && asker.services OR staff.teams && asker.teams, false) AS is_close
          FROM staff
          JOIN workers w ON w.organisation_id = (SELECT waymark_organisation()) AND w.id = staff.worker_id AND w.left_at IS NULL
          LEFT JOIN staff asker ON asker.worker_id = $2
         ORDER BY w.display_name, w.id`,
      values: [personId, askerId, today],
    });
  }

  private rows(name: string, which: string, value: string | null): Promise<BlockRow[]> {
    return this.database.rows<BlockRow>({
      name,
      text: `
        SELECT b.id, b.organisation_id, b.version, b.person_id, p.reference, p.given_name, p.family_name, p.known_as,
               b.worker_id, w.display_name AS worker_name, b.is_declared, b.reason, b.words, setter.display_name AS set_by_name,
               b.set_at, holder.display_name AS new_holder_name, b.seen_at, ender.display_name AS ended_by_name, b.ended_at,
               b.end_reason, b.end_words
          FROM person_blocks b
          JOIN people p ON p.organisation_id = b.organisation_id AND p.id = b.person_id
          JOIN workers w ON w.organisation_id = b.organisation_id AND w.id = b.worker_id
          JOIN workers setter ON setter.organisation_id = b.organisation_id AND setter.id = b.set_by
          LEFT JOIN workers holder ON holder.organisation_id = b.organisation_id AND holder.id = b.new_holder_id
          LEFT JOIN workers ender ON ender.organisation_id = b.organisation_id AND ender.id = b.ended_by
         WHERE b.organisation_id = (SELECT waymark_organisation()) AND ${which}
         ORDER BY b.ended_at IS NOT NULL, b.set_at DESC, b.id`,
      values: [value],
    });
  }
}
