import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { ENTRY_WORDS, NOTHING_BEFORE, SEALED_AT_WORD, sealOf, type EntryWords } from './audit-chain.js';
import type { SignedAuditHead } from './audit-keys.js';

/** Entries are sealed in portions, so that the first run after a long pause stays within the limits of a statement. */
const PORTION = 2_000;

/**
 * Entries without a seal. Nothing of ours stays open for an hour, so an entry older than what was sealed an hour ago can
 * no longer come in honestly; `audit:verify` tells of it, and no sweep looks through the whole audit.
 */
export const UNSEALED = `FROM audit_entries e
  WHERE e.organisation_id = (SELECT waymark_organisation())
    AND e.id > coalesce((SELECT s.entry_id FROM audit_seals s
      WHERE s.organisation_id = (SELECT waymark_organisation()) AND s.sealed_at < now() - interval '1 hour'
      ORDER BY s.sealed_at DESC, s.position DESC LIMIT 1), 0)
    AND NOT EXISTS (SELECT FROM audit_seals s WHERE s.entry_id = e.id)`;

interface Tail {
  organisation_id: string;
  position: string | null;
  hash: Buffer | null;
}

/** The rows of an organisation's chain. */
@Injectable()
export class AuditSeals {
  constructor(private readonly database: Database) {}

  /** Seals all that is committed; nothing when another process is at it. The key is of the organisation swept. */
  async sealAll(keyOf: (organisationId: string) => Buffer): Promise<void> {
    if (!(await this.isOurTurn())) return;
    const tail = await this.tail();
    const key = keyOf(tail.organisation_id);
    let end = { position: Number(tail.position ?? 0), hash: tail.hash ?? NOTHING_BEFORE };
    for (let more = true; more; ) ({ more, end } = await this.sealPortion(key, end));
  }

  /** Signs the end of the chain when it has moved on since the last time. */
  async signHead(sign: (head: { organisationId: string; position: number; hash: string; signedAt: string }) => SignedAuditHead): Promise<void> {
    const [row] = await this.database.rows<{ organisation_id: string; position: string; hash: Buffer; now: string }>({
      text: `SELECT s.organisation_id, s.position, s.hash, ${SEALED_AT_WORD} AS now FROM audit_seals s
              WHERE s.organisation_id = (SELECT waymark_organisation())
                AND s.position > coalesce((SELECT max(h.position) FROM audit_heads h WHERE h.organisation_id = s.organisation_id), 0)
              ORDER BY s.position DESC LIMIT 1`,
    });
    if (!row) return;
    const head = sign({ organisationId: row.organisation_id, position: Number(row.position), hash: row.hash.toString('hex'), signedAt: row.now });
    await this.database.rows({
      text: 'INSERT INTO audit_heads (organisation_id, position, hash, signed_at, signature) VALUES ($1, $2, $3, $4, $5)',
      values: [head.organisationId, head.position, row.hash, head.signedAt, head.signature],
    });
  }

  private async sealPortion(key: Buffer, from: { position: number; hash: Buffer }) {
    const rows = await this.database.rows<{ id: string; words: EntryWords; sealed_at: string }>({
      text: `SELECT e.id, ${ENTRY_WORDS} AS words, ${SEALED_AT_WORD} AS sealed_at ${UNSEALED} ORDER BY e.id LIMIT ${PORTION}`,
    });
    const sealedAt = rows[0]?.sealed_at ?? '';
    let { position, hash } = from;
    const hashes: Buffer[] = [];
    for (const { words } of rows) {
      position += 1;
      hash = sealOf(key, hash, { position, sealedAt, words });
      hashes.push(hash);
    }
    if (rows.length > 0) await this.keep(from.position, rows.map(({ id }) => id), hashes, sealedAt);
    return { more: rows.length === PORTION, end: { position, hash } };
  }

  private async keep(after: number, entryIds: string[], hashes: Buffer[], sealedAt: string): Promise<void> {
    await this.database.rows({
      text: `INSERT INTO audit_seals (organisation_id, position, entry_id, hash, sealed_at)
             SELECT waymark_organisation(), $1::bigint + n, entry_id, hash, $4::timestamptz
               FROM unnest($2::bigint[], $3::bytea[]) WITH ORDINALITY AS one(entry_id, hash, n)`,
      values: [after, entryIds, hashes, sealedAt],
    });
  }

  /** One sealer at a time for each organisation: two would give out the same places. */
  private async isOurTurn(): Promise<boolean> {
    const [row] = await this.database.rows<{ ours: boolean }>({
      text: `SELECT pg_try_advisory_xact_lock(hashtextextended('audit-seals ' || waymark_organisation(), 0)) AS ours`,
    });
    return row?.ours === true;
  }

  private async tail(): Promise<Tail> {
    const [row] = await this.database.rows<Tail>({
      text: `SELECT o.id AS organisation_id, s.position, s.hash FROM (SELECT waymark_organisation() AS id) o
               LEFT JOIN LATERAL (SELECT position, hash FROM audit_seals WHERE organisation_id = o.id ORDER BY position DESC LIMIT 1) s ON true`,
    });
    if (!row) throw new Error('A SELECT without a table answers with one row.');
    return row;
  }
}
