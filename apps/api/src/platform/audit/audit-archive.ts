import { ENTRY_WORDS, SEALED_AT_OF_SEAL, type EntryWords, type Link } from './audit-chain.js';
import type { AuditKeys, SignedAuditHead } from './audit-keys.js';
import { UNSEALED } from './audit-seals.js';
import { ChainWalk, type Finding } from './verify-chain.js';

/** Any way to ask PostgreSQL, under the identity of the organisation that is read. */
export type Ask = <Row>(text: string, values: unknown[]) => Promise<Row[]>;

const PORTION = 5_000;
/** The sealer looks every few seconds; an entry that waits longer is told of. */
const MAY_WAIT = `interval '15 minutes'`;

interface LinkRow {
  position: string;
  entry_id: string;
  hash: Buffer;
  sealed_at: string;
  words: EntryWords | null;
}

export interface AuditReport {
  organisationId: string;
  sealed: number;
  findings: readonly Finding[];
}

/** Reads an organisation's whole audit and tells what is not as it was sealed. `outside`: heads kept elsewhere. */
export async function verifyAudit(ask: Ask, organisationId: string, keys: AuditKeys, outside: readonly SignedAuditHead[]): Promise<AuditReport> {
  const heads = [...(await headsOf(ask, organisationId)), ...outside.filter((head) => head.organisationId === organisationId)];
  const walk = new ChainWalk(keys.sealKey(organisationId), heads, keys);
  let sealed = 0;
  for await (const link of linksOf(ask, organisationId)) {
    walk.follow(link);
    sealed += 1;
  }
  return { organisationId, sealed, findings: walk.end(await neverSealed(ask, organisationId)) };
}

export async function headsOf(ask: Ask, organisationId: string): Promise<SignedAuditHead[]> {
  return ask<SignedAuditHead>(
    `SELECT organisation_id AS "organisationId", position::int AS position, encode(hash, 'hex') AS hash, signature,
            to_char(signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "signedAt"
       FROM audit_heads WHERE organisation_id = $1 ORDER BY 2`,
    [organisationId],
  );
}

/** All links in their order. Pages by the row's own place in the table, so that two with the same number are both seen. */
async function* linksOf(ask: Ask, organisationId: string): AsyncGenerator<Link> {
  let after: [string, string] = ['-9223372036854775808', '-9223372036854775808'];
  for (;;) {
    const rows = await ask<LinkRow>(
      `SELECT s.position, s.entry_id, s.hash, ${SEALED_AT_OF_SEAL} AS sealed_at, CASE WHEN e.id IS NULL THEN NULL ELSE ${ENTRY_WORDS} END AS words
         FROM audit_seals s LEFT JOIN audit_entries e ON e.id = s.entry_id
        WHERE s.organisation_id = $1 AND (s.position, s.entry_id) > ($2::bigint, $3::bigint)
        ORDER BY s.position, s.entry_id LIMIT ${PORTION}`,
      [organisationId, ...after],
    );
    for (const row of rows) yield { position: Number(row.position), entryId: row.entry_id, hash: row.hash, sealedAt: row.sealed_at, words: row.words };
    const last = rows.at(-1);
    if (!last || rows.length < PORTION) return;
    after = [last.position, last.entry_id];
  }
}

async function neverSealed(ask: Ask, organisationId: string): Promise<string[]> {
  const rows = await ask<{ id: string }>(
    `SELECT e.id FROM audit_entries e
      WHERE e.organisation_id = $1 AND NOT EXISTS (SELECT FROM audit_seals s WHERE s.entry_id = e.id)
     EXCEPT SELECT e.id ${UNSEALED} AND e.recorded_at > now() - ${MAY_WAIT}
     ORDER BY id`,
    [organisationId],
  );
  return rows.map(({ id }) => id);
}
