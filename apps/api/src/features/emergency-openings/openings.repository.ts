import { Injectable } from '@nestjs/common';
import type { CalendarDay, OpeningOutcome, OpeningReason } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { StaleVersion } from '../../platform/errors/errors.js';
import { EmergencyOpeningEntity } from './emergency-opening.entities.js';

export interface OwnOpeningRow extends Record<string, unknown> {
  id: string;
  person_id: string;
  reference: string;
  opened_at: Date;
  ends_at: Date;
}

export interface OpeningRow extends Record<string, unknown> {
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
  reason: OpeningReason;
  words: Buffer;
  opened_at: Date;
  ends_at: Date;
  ended_at: Date | null;
  review_due_on: CalendarDay;
  reviewed_at: Date | null;
  reviewer_name: string | null;
  review_outcome: OpeningOutcome | null;
  review_words: Buffer | null;
  times_in_month: number;
  acts: { action: string; times: number }[];
}

export interface NewOpening {
  id: string;
  personId: string;
  reason: OpeningReason;
  words: Buffer;
  reviewDueOn: CalendarDay;
}

/** An opening has its times of the database's clock and an act its own of the application's: no act is lost between the two. */
const CLOCKS_DIFFER = `interval '1 minute'`;

/** Openings in emergencies. What makes and ends one is the database's own, since it trusts nobody's word. */
@Injectable()
export class OpeningsRepository {
  constructor(private readonly database: Database) {}

  async refusal(personId: string): Promise<string | null> {
    const [row] = await this.database.rows<{ refusal: string | null }>({
      name: 'opening-refusal',
      text: 'SELECT waymark_opening_refusal($1) AS refusal',
      values: [personId],
    });
    return row?.refusal ?? null;
  }

  /** When it ends; null where the database would not. */
  async open({ id, personId, reason, words, reviewDueOn }: NewOpening): Promise<Date | null> {
    const [row] = await this.database.rows<{ ends_at: Date | null }>({
      name: 'opening-open',
      text: 'SELECT waymark_open_in_emergency($1, $2, $3, $4, $5) AS ends_at',
      values: [id, personId, reason, words, reviewDueOn],
    });
    return row?.ends_at ?? null;
  }

  own(): Promise<OwnOpeningRow[]> {
    return this.database.rows<OwnOpeningRow>({ name: 'openings-own', text: 'SELECT * FROM waymark_own_openings()', values: [] });
  }

  /** The person whose record it was; null where it is none of the worker's. */
  async endOwn(id: string): Promise<string | null> {
    const [row] = await this.database.rows<{ person_id: string | null }>({
      name: 'opening-end',
      text: 'SELECT waymark_end_own_opening($1) AS person_id',
      values: [id],
    });
    return row?.person_id ?? null;
  }

  unreviewed(): Promise<OpeningRow[]> {
    return this.rows('openings-unreviewed', 'o.reviewed_at IS NULL AND $1::uuid IS NULL', null);
  }

  async one(id: string): Promise<OpeningRow | null> {
    const [row] = await this.rows('openings-one', 'o.id = $1', id);
    return row ?? null;
  }

  /** Of this worker, with the opening it is of, as long as she has not seen it. */
  unseenBy(workerId: string): Promise<OpeningRow[]> {
    return this.rows(
      'openings-unseen',
      `EXISTS (SELECT FROM emergency_opening_notices n WHERE n.organisation_id = o.organisation_id AND n.opening_id = o.id
                  AND n.worker_id = $1 AND n.seen_at IS NULL)`,
      workerId,
    );
  }

  async see(id: string, workerId: string, at: Date): Promise<boolean> {
    const rows = await this.database.rows<{ opening_id: string }>({
      name: 'openings-see',
      text: `UPDATE emergency_opening_notices SET seen_at = coalesce(seen_at, $3)
              WHERE organisation_id = (SELECT waymark_organisation()) AND opening_id = $1 AND worker_id = $2 RETURNING opening_id`,
      values: [id, workerId, at],
    });
    return rows.length > 0;
  }

  async change(id: string, version: number, changes: Partial<EmergencyOpeningEntity>): Promise<void> {
    const { affected } = await this.database.manager.update(EmergencyOpeningEntity, { id, version }, { ...changes, version: version + 1 });
    if (affected !== 1) throw new StaleVersion();
  }

  async isManagedByAnother(workerId: string, today: CalendarDay): Promise<boolean> {
    const [row] = await this.database.rows<{ has: boolean }>({
      name: 'openings-managed',
      text: `SELECT EXISTS (SELECT FROM memberships m JOIN workers w ON w.organisation_id = m.organisation_id AND w.id = m.worker_id AND w.left_at IS NULL
                WHERE m.organisation_id = (SELECT waymark_organisation()) AND m.role = 'service-manager' AND m.worker_id <> $1
                  AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on >= $2)) AS has`,
      values: [workerId, today],
    });
    return row?.has === true;
  }

  private rows(name: string, which: string, value: string | null): Promise<OpeningRow[]> {
    return this.database.rows<OpeningRow>({
      name,
      text: `
        SELECT o.id, o.organisation_id, o.version, o.person_id, p.reference, p.given_name, p.family_name, p.known_as,
               o.worker_id, w.display_name AS worker_name, o.reason, o.words, o.opened_at, o.ends_at, o.ended_at,
               o.review_due_on::text, o.reviewed_at, r.display_name AS reviewer_name, o.review_outcome, o.review_words,
               (SELECT count(*)::int FROM emergency_openings m WHERE m.organisation_id = o.organisation_id AND m.worker_id = o.worker_id
                   AND m.opened_at BETWEEN o.opened_at - interval '30 days' AND o.opened_at) AS times_in_month,
               (SELECT coalesce(jsonb_agg(jsonb_build_object('action', a.action, 'times', a.times) ORDER BY a.action), '[]') FROM (
                  SELECT e.action, count(*)::int AS times FROM audit_entries e
                   WHERE e.organisation_id = o.organisation_id AND e.person_id = o.person_id AND e.worker_id = o.worker_id
                     AND e.at BETWEEN o.opened_at - ${CLOCKS_DIFFER} AND coalesce(o.ended_at, o.ends_at) + ${CLOCKS_DIFFER}
                     AND e.subject_type <> 'emergency-opening' AND e.action <> 'person.found-elsewhere'
                   GROUP BY 1) a) AS acts
          FROM emergency_openings o
          JOIN people p ON p.organisation_id = o.organisation_id AND p.id = o.person_id
          JOIN workers w ON w.organisation_id = o.organisation_id AND w.id = o.worker_id
          LEFT JOIN workers r ON r.organisation_id = o.organisation_id AND r.id = o.reviewed_by
         WHERE o.organisation_id = (SELECT waymark_organisation()) AND ${which}
         ORDER BY o.review_due_on, o.opened_at DESC, o.id`,
      values: [value],
    });
  }
}
