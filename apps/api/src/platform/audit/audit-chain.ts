import { createHmac } from 'node:crypto';

/** What an entry says, column by column, as PostgreSQL writes it; see {@link ENTRY_WORDS}. */
export type EntryWords = readonly (string | null | readonly string[])[];

/** One sealed entry as it is found later. `words` is null where the entry itself is gone. */
export interface Link {
  position: number;
  entryId: string;
  hash: Buffer;
  /** UTC to the microsecond, as are all times in `words`. */
  sealedAt: string;
  words: EntryWords | null;
}

/** Changes with what is hashed, so that a chain begun under an older form is still read as it was written. */
const FORM = 1;
/** What the first entry of a chain is chained to. */
export const NOTHING_BEFORE = Buffer.alloc(32);

const UTC = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
/** SQL for the time of sealing in the form that is hashed. */
export const SEALED_AT_WORD = UTC('clock_timestamp()');
export const SEALED_AT_OF_SEAL = UTC('s.sealed_at');
/** SQL for everything that an entry `e` says. Times as text: a JavaScript date would lose the microseconds. */
export const ENTRY_WORDS = `json_build_array(e.id::text, e.organisation_id::text, ${UTC('e.at')}, ${UTC('e.recorded_at')},
  e.worker_id::text, e.system_job, e.action, e.subject_type, e.subject_id::text, e.person_id::text, e.request_id::text, e.fields)`;
const RECORDED_AT = 3;

/**
 * The seal of one entry: HMAC-SHA-256 over the seal before it, its place, its time and all it says. Keyed, so that
 * somebody who can write to the database, its owner included, cannot make a chain that holds.
 */
export function sealOf(key: Buffer, previous: Buffer, link: Omit<Link, 'hash' | 'entryId'>): Buffer {
  const { position, sealedAt, words } = link;
  return createHmac('sha256', key).update(previous).update(JSON.stringify([FORM, position, sealedAt, words])).digest();
}

/** When PostgreSQL took the entry down, whatever time the entry itself tells. */
export function recordedAt(words: EntryWords): string {
  return String(words[RECORDED_AT]);
}
