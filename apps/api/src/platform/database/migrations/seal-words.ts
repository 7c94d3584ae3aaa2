import type { QueryRunner } from 'typeorm';
import type { FieldCipher } from '../../secrets/field-cipher.js';
import { wordsPlace } from '../../secrets/sealed-words.js';

const ROWS_AT_ONCE = 500;

/** `table` and `name` of a column of text; `isRequired` where a row cannot be without. */
export interface ClearColumn {
  table: string;
  name: string;
  isRequired?: boolean;
}

/** Puts a column of text under lock, with what stands in it. The runner carries the cipher; without one it takes no row. */
export function sealWords(runner: QueryRunner, column: ClearColumn): Promise<void> {
  return replace(runner, column, 'bytea', (cipher, text: string, place) => cipher.encrypt(text, place));
}

/** The way back: what stands under lock is in clear again. */
export function unsealWords(runner: QueryRunner, column: ClearColumn): Promise<void> {
  return replace(runner, column, 'text', (cipher, sealed: Buffer, place) => cipher.decrypt(sealed, place));
}

type Turn<From, To> = (cipher: FieldCipher, value: From, place: ReturnType<typeof wordsPlace>) => To;

async function replace<From, To>(runner: QueryRunner, { table, name, isRequired }: ClearColumn, type: string, turn: Turn<From, To>): Promise<void> {
  // The owner is under row security too, and would otherwise change nothing without a word.
  await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE ${table} ADD COLUMN turned ${type}`);
  for (;;) {
    const rows: { id: string; organisation_id: string; value: From }[] = await runner.query(
      `SELECT id, organisation_id, ${name} AS value FROM ${table} WHERE ${name} IS NOT NULL AND turned IS NULL LIMIT ${ROWS_AT_ONCE}`,
    );
    if (rows.length === 0) break;
    const cipher = cipherOf(runner);
    const turned = rows.map(({ id, organisation_id: organisationId, value }) => turn(cipher, value, wordsPlace(`${table}.${name}`, { id, organisationId })));
    await runner.query(
      `UPDATE ${table} t SET turned = n.turned FROM unnest($1::uuid[], $2::${type}[]) AS n(id, turned) WHERE t.id = n.id`,
      [rows.map(({ id }) => id), turned],
    );
  }
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  // A dropped column stays in the table's file, row by row, until the table is written anew, which the USING makes it do.
  await runner.query(`
    ALTER TABLE ${table} DROP COLUMN ${name}, ALTER COLUMN turned TYPE ${type} USING turned || ''::${type};
    ALTER TABLE ${table} RENAME COLUMN turned TO ${name}`);
  if (isRequired) await runner.query(`ALTER TABLE ${table} ALTER COLUMN ${name} SET NOT NULL`);
}

function cipherOf(runner: QueryRunner): FieldCipher {
  const { cipher } = runner.data as { cipher?: FieldCipher };
  if (!cipher) throw new Error('There are words to put under lock, and no key was given.');
  return cipher;
}
