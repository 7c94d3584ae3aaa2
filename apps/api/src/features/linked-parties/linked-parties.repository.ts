import { Injectable } from '@nestjs/common';
import type { CalendarDay, LinkedPartiesOutcome, MatchReason } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { StaleVersion } from '../../platform/errors/errors.js';
import { LinkedPartiesEntity } from './linked-parties.entity.js';

/** How one of the two stands on record. */
export interface NamesRow {
  id: string;
  reference: string;
  given_name: string | null;
  family_name: string | null;
  known_as: string | null;
}

export interface ClientRow extends NamesRow {
  is_open: boolean;
  holders: { id: string; name: string }[];
}

export interface LinkedPartiesRow extends Record<string, unknown> {
  id: string;
  organisation_id: string;
  version: number;
  noticed_at: Date;
  is_one_record: boolean;
  is_mutual: boolean;
  reasons: MatchReason[];
  person: ClientRow;
  other: ClientRow;
  settled_by_name: string | null;
  settled_at: Date | null;
  outcome: LinkedPartiesOutcome | null;
  words: Buffer | null;
}

interface NamedPerson {
  given_name: string | null;
  family_name: string | null;
  known_as: string | null;
  date_of_birth: CalendarDay | null;
}

/** Two clients who may be linked by harm, with what a rule needs to judge whether a record that is named is a client's. */
export interface PairRow extends Record<string, unknown> {
  person_id: string;
  referral_id: string;
  other_person_id: string;
  other_referral_id: string;
  named_person_id: string;
  named: NamedPerson;
  client: NamedPerson;
  has_same_phone: boolean;
  /** The client names somebody of her very name as causing harm. */
  is_mutual: boolean;
}

export interface NoticedPair {
  personId: string;
  referralId: string;
  otherPersonId: string;
  otherReferralId: string;
  namedPersonId: string;
  reasons: readonly MatchReason[];
  isMutual: boolean;
}

/** The latest; whatever is older stands in the audit. */
const SETTLED_SHOWN = 50;

@Injectable()
export class LinkedPartiesRepository {
  constructor(private readonly database: Database) {}

  open(): Promise<LinkedPartiesRow[]> {
    return this.rows('linked-parties-open', 'l.settled_at IS NULL AND $1::uuid IS NULL');
  }

  settled(): Promise<LinkedPartiesRow[]> {
    return this.rows('linked-parties-settled', 'l.settled_at IS NOT NULL AND $1::uuid IS NULL', null, SETTLED_SHOWN);
  }

  async one(id: string): Promise<LinkedPartiesRow | null> {
    const [row] = await this.rows('linked-parties-one', 'l.id = $1', id);
    return row ?? null;
  }

  async countOpen(): Promise<number> {
    const [row] = await this.database.rows<{ count: number }>({
      name: 'linked-parties-count',
      text: 'SELECT count(*)::int AS count FROM linked_parties WHERE organisation_id = (SELECT waymark_organisation()) AND settled_at IS NULL',
      values: [],
    });
    return row?.count ?? 0;
  }

  /** Changes exactly one row of exactly this version. */
  async change(id: string, version: number, changes: Partial<LinkedPartiesEntity>): Promise<void> {
    const { affected } = await this.database.manager.update(LinkedPartiesEntity, { id, version }, { ...changes, version: version + 1 });
    if (affected !== 1) throw new StaleVersion();
  }

  /** How many are named as causing harm, so that a large organisation is looked through in parts. */
  async countNamed(): Promise<number> {
    const [row] = await this.database.rows<{ count: number }>({
      name: 'linked-parties-named',
      text: `SELECT count(*)::int AS count FROM relationships
              WHERE organisation_id = (SELECT waymark_organisation()) AND role = 'causes-harm' AND ended_at IS NULL`,
      values: [],
    });
    return row?.count ?? 0;
  }

  /**
   * Of one part of those who are named as causing harm: everybody who has a record of her or his own, or shares a birth
   * date, a number, or a whole name beside some birth date with somebody who has, or bears the name of somebody who names
   * her in turn. At least one of the two is supported or waits now, and nobody has looked at these two in these episodes
   * yet, nor said earlier that the two records are of two people.
   */
  pairs({ part, of }: { part: number; of: number }): Promise<PairRow[]> {
    return this.database.rows<PairRow>({
      name: 'linked-parties-pairs',
      text: `
        WITH own AS (SELECT waymark_organisation() AS id),
        harm AS MATERIALIZED (
          SELECT DISTINCT r.organisation_id, r.person_id, r.other_person_id AS id, a.date_of_birth, a.name_key, she.name_key AS her_key
            FROM relationships r
            JOIN people a ON a.organisation_id = r.organisation_id AND a.id = r.other_person_id
            JOIN people she ON she.organisation_id = r.organisation_id AND she.id = r.person_id
           WHERE r.organisation_id = (SELECT id FROM own) AND r.role = 'causes-harm' AND r.ended_at IS NULL
        ),
        named AS MATERIALIZED (SELECT * FROM harm WHERE (hashtextextended(person_id::text, 0) % $2 + $2) % $2 = $1),
        -- By both names at once: one after the other would go through every namesake.
        mutual AS MATERIALIZED (
          SELECT n.person_id, n.id AS named_id, h.person_id AS other_id FROM named n JOIN harm h ON h.her_key = n.name_key AND h.name_key = n.her_key
        ),
        pairs AS MATERIALIZED (
          SELECT n.person_id, n.id AS named_id, n.id AS other_id FROM named n
          UNION SELECT n.person_id, n.id, b.id FROM named n
                  JOIN people b ON b.organisation_id = n.organisation_id AND b.date_of_birth = n.date_of_birth
          UNION SELECT n.person_id, n.id, b.id FROM named n
                  JOIN people b ON b.organisation_id = n.organisation_id AND b.name_key = n.name_key AND b.date_of_birth IS NOT NULL
                 WHERE n.date_of_birth IS NOT NULL
          UNION SELECT n.person_id, n.id, y.person_id FROM named n
                  JOIN contact_points x ON x.organisation_id = n.organisation_id AND x.person_id = n.id AND x.ended_at IS NULL
                  JOIN contact_points y ON y.organisation_id = x.organisation_id AND y.blind_index = x.blind_index AND y.ended_at IS NULL
          UNION SELECT person_id, named_id, other_id FROM mutual
        )
        SELECT p.person_id, f.id AS referral_id, p.other_id AS other_person_id, g.id AS other_referral_id, p.named_id AS named_person_id,
               json_build_object(${NAMES.map((name) => `'${name}', a.${name}`).join(', ')}) AS named,
               json_build_object(${NAMES.map((name) => `'${name}', b.${name}`).join(', ')}) AS client,
               EXISTS (SELECT FROM contact_points x JOIN contact_points y ON y.organisation_id = x.organisation_id AND y.blind_index = x.blind_index
                        WHERE x.organisation_id = (SELECT id FROM own) AND x.person_id = p.named_id AND y.person_id = p.other_id
                          AND x.ended_at IS NULL AND y.ended_at IS NULL) AS has_same_phone,
               (p.person_id, p.named_id, p.other_id) IN (SELECT person_id, named_id, other_id FROM mutual) AS is_mutual
          FROM pairs p
          CROSS JOIN LATERAL (${latestReferralOf('p.person_id')}) AS f
          CROSS JOIN LATERAL (${latestReferralOf('p.other_id')}) AS g
          JOIN people a ON a.organisation_id = (SELECT id FROM own) AND a.id = p.named_id
          JOIN people b ON b.organisation_id = (SELECT id FROM own) AND b.id = p.other_id
         WHERE p.person_id <> p.other_id
           AND (${isOpen('p.person_id')} OR ${isOpen('p.other_id')})
           AND NOT EXISTS (SELECT FROM linked_parties l WHERE l.organisation_id = (SELECT id FROM own)
                  AND least(l.referral_id, l.other_referral_id) = least(f.id, g.id)
                  AND greatest(l.referral_id, l.other_referral_id) = greatest(f.id, g.id)
                  AND l.outcome IS DISTINCT FROM 'not-the-same')
           AND NOT EXISTS (SELECT FROM linked_parties l WHERE l.organisation_id = (SELECT id FROM own)
                  AND l.named_person_id = p.named_id AND l.other_person_id = p.other_id AND l.outcome = 'not-the-same')
         ORDER BY p.named_id <> p.other_id, p.person_id, p.other_id, p.named_id`,
      values: [part, of],
    });
  }

  /** Writes those that nobody wrote meanwhile and answers with them: another process may sweep at the same moment. */
  notice(pairs: readonly NoticedPair[], at: Date): Promise<{ id: string; person_id: string }[]> {
    return this.database.rows<{ id: string; person_id: string }>({
      name: 'linked-parties-notice',
      text: `
        INSERT INTO linked_parties (organisation_id, person_id, referral_id, other_person_id, other_referral_id, named_person_id, reasons, is_mutual, noticed_at)
        SELECT (SELECT waymark_organisation()), n."personId", n."referralId", n."otherPersonId", n."otherReferralId", n."namedPersonId", n.reasons, n."isMutual", $2
          FROM jsonb_to_recordset($1::jsonb) AS n("personId" uuid, "referralId" uuid, "otherPersonId" uuid, "otherReferralId" uuid,
                                                  "namedPersonId" uuid, reasons text[], "isMutual" boolean)
        ON CONFLICT DO NOTHING
        RETURNING id, person_id`,
      values: [JSON.stringify(pairs), at],
    });
  }

  private rows(name: string, which: string, value: string | null = null, limit: number | null = null): Promise<LinkedPartiesRow[]> {
    return this.database.rows<LinkedPartiesRow>({
      name,
      text: `
        WITH own AS (SELECT waymark_organisation() AS id)
        SELECT l.id, l.organisation_id, l.version, l.noticed_at, l.named_person_id = l.other_person_id AS is_one_record, l.reasons, l.is_mutual,
               ${clientOf('l.person_id')} AS person, ${clientOf('l.other_person_id')} AS other,
               w.display_name AS settled_by_name, l.settled_at, l.outcome, l.words
          FROM linked_parties l
          LEFT JOIN workers w ON w.organisation_id = l.organisation_id AND w.id = l.settled_by
         WHERE l.organisation_id = (SELECT id FROM own) AND ${which}
         ORDER BY coalesce(l.settled_at, l.noticed_at) DESC, l.id
         LIMIT $2::int`,
      values: [value, limit],
    });
  }
}

const NAMES = ['given_name', 'family_name', 'known_as', 'date_of_birth'] as const;

function latestReferralOf(personId: string): string {
  return `SELECT f.id FROM referrals f WHERE f.organisation_id = (SELECT id FROM own) AND f.person_id = ${personId} AND f.withdrawn_at IS NULL
           ORDER BY f.recorded_at DESC, f.id LIMIT 1`;
}

/** Undecided, waiting or supported now. */
function isOpen(personId: string): string {
  return `(EXISTS (SELECT FROM referrals f JOIN referral_offers o ON o.organisation_id = f.organisation_id AND o.referral_id = f.id
                    WHERE f.organisation_id = (SELECT id FROM own) AND f.person_id = ${personId} AND f.withdrawn_at IS NULL
                      AND o.state = ANY (ARRAY['recorded', 'returned']))
        OR EXISTS (SELECT FROM waiting_list_entries e WHERE e.organisation_id = (SELECT id FROM own) AND e.person_id = ${personId} AND e.left_at IS NULL)
        OR EXISTS (SELECT FROM cases c WHERE c.organisation_id = (SELECT id FROM own) AND c.person_id = ${personId} AND c.closed_at IS NULL))`;
}

/** One of the two as the page shows her: names, whether she is open, and who holds something of hers. */
function clientOf(column: string): string {
  return `
    (SELECT json_build_object('id', p.id, 'reference', p.reference, 'given_name', p.given_name, 'family_name', p.family_name,
              'known_as', p.known_as, 'is_open', ${isOpen('p.id')},
              'holders', (SELECT coalesce(json_agg(json_build_object('id', h.id, 'name', h.display_name) ORDER BY h.display_name, h.id), '[]')
                            FROM workers h WHERE h.organisation_id = p.organisation_id AND h.id IN (
                              SELECT c.worker_id FROM cases c WHERE c.organisation_id = p.organisation_id AND c.person_id = p.id AND c.closed_at IS NULL
                              UNION SELECT unnest(ARRAY[e.holder_id, e.allocated_to]) FROM waiting_list_entries e
                                     WHERE e.organisation_id = p.organisation_id AND e.person_id = p.id AND e.left_at IS NULL
                              UNION SELECT k.holder_id FROM tasks k WHERE k.organisation_id = p.organisation_id AND k.person_id = p.id AND k.done_at IS NULL)))
       FROM people p WHERE p.organisation_id = l.organisation_id AND p.id = ${column})`;
}
