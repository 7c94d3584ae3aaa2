import type { Random } from '@waymark/testing';
import type { Client } from 'pg';

/** What was touched: a verifier has located it when it names the place in the chain or the entry. */
export interface Touched {
  position: number | null;
  entryId: string | null;
}

interface Place {
  position: number;
  entryId: string;
  organisationId: string;
}

/** A way to falsify the audit as superuser, triggers switched off. Never with the key: that is not in the database. */
export interface Tampering {
  name: string;
  touch(owner: Client, place: Place, random: Random): Promise<Touched>;
}

const ENTRY_CHANGES = [
  `at = at + interval '1 microsecond'`,
  `recorded_at = recorded_at - interval '1 day'`,
  'worker_id = gen_random_uuid()',
  `system_job = 'reviews-due'`,
  `action = action || '.'`,
  `subject_type = 'task'`,
  'subject_id = gen_random_uuid()',
  'person_id = gen_random_uuid()',
  'request_id = gen_random_uuid()',
  `fields = fields || '{phone}'`,
  'organisation_id = gen_random_uuid()',
];
const SEAL_CHANGES = [`hash = sha256(hash)`, `sealed_at = sealed_at + interval '1 microsecond'`, 'position = position + 100000', 'entry_id = entry_id + 100000'];
const COPY = 'organisation_id, at, worker_id, system_job, action, subject_type, subject_id, person_id, request_id, fields, recorded_at';

export const TAMPERINGS: readonly Tampering[] = [
  {
    name: 'an entry altered',
    async touch(owner, { position, entryId }, random) {
      await owner.query(`UPDATE audit_entries SET ${random.pick(ENTRY_CHANGES)} WHERE id = $1`, [entryId]);
      return { position, entryId };
    },
  },
  {
    name: 'a seal altered',
    async touch(owner, { position, entryId, organisationId }, random) {
      await owner.query(`UPDATE audit_seals SET ${random.pick(SEAL_CHANGES)} WHERE organisation_id = $1 AND position = $2`, [organisationId, position]);
      return { position, entryId };
    },
  },
  {
    name: 'an entry deleted',
    async touch(owner, { position, entryId }) {
      await owner.query('DELETE FROM audit_entries WHERE id = $1', [entryId]);
      return { position, entryId };
    },
  },
  {
    name: 'an entry deleted with its seal',
    async touch(owner, { position, entryId, organisationId }) {
      await owner.query('DELETE FROM audit_seals WHERE organisation_id = $1 AND position = $2', [organisationId, position]);
      await owner.query('DELETE FROM audit_entries WHERE id = $1', [entryId]);
      return { position, entryId };
    },
  },
  {
    name: 'an entry inserted among sealed ones',
    async touch(owner, { entryId }) {
      const inserted = String(-Number(entryId));
      await owner.query(`INSERT INTO audit_entries (id, ${COPY}) OVERRIDING SYSTEM VALUE SELECT $1, ${COPY} FROM audit_entries WHERE id = $2`, [inserted, entryId]);
      return { position: null, entryId: inserted };
    },
  },
  {
    name: 'an entry inserted with a seal in the place of another',
    async touch(owner, { position, entryId, organisationId }) {
      const inserted = String(-Number(entryId));
      await owner.query(`INSERT INTO audit_entries (id, ${COPY}) OVERRIDING SYSTEM VALUE SELECT $1, ${COPY} FROM audit_entries WHERE id = $2`, [inserted, entryId]);
      await owner.query('UPDATE audit_seals SET entry_id = $1 WHERE organisation_id = $2 AND position = $3', [inserted, organisationId, position]);
      return { position, entryId: inserted };
    },
  },
  {
    name: 'two entries that changed places',
    async touch(owner, { position, entryId, organisationId }) {
      await owner.query('UPDATE audit_seals SET entry_id = -entry_id WHERE organisation_id = $1 AND position IN ($2::bigint, $2::bigint + 1)', [organisationId, position]);
      await owner.query(
        `UPDATE audit_seals s SET entry_id = -o.entry_id FROM audit_seals o WHERE s.organisation_id = $1 AND o.organisation_id = $1
            AND s.position IN ($2::bigint, $2::bigint + 1) AND o.position = 2 * $2::bigint + 1 - s.position`,
        [organisationId, position],
      );
      return { position, entryId };
    },
  },
  {
    name: 'the tail cut off before a signed head',
    async touch(owner, { position, organisationId }) {
      await owner.query('DELETE FROM audit_entries e USING audit_seals s WHERE s.entry_id = e.id AND s.organisation_id = $1 AND s.position >= $2', [organisationId, position]);
      await owner.query('DELETE FROM audit_seals WHERE organisation_id = $1 AND position >= $2', [organisationId, position]);
      return { position, entryId: null };
    },
  },
];

/** One of the ways, at a place up to the last signed head (a tail can be missed only where somebody saw it). */
export async function tamper(owner: Client, organisationId: string, random: Random): Promise<{ name: string; touched: Touched }> {
  const { rows } = await owner.query(
    `SELECT position::int, entry_id AS "entryId" FROM audit_seals WHERE organisation_id = $1
        AND position < (SELECT max(position) FROM audit_heads WHERE organisation_id = $1) ORDER BY position`,
    [organisationId],
  );
  const tampering = random.pick(TAMPERINGS);
  const touched = await tampering.touch(owner, { ...random.pick(rows), organisationId }, random);
  return { name: tampering.name, touched };
}
