import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { Client } from 'pg';

/** An address that stands nowhere else, so that wherever it turns up something of a person got there. */
export function canaryAddress(number: number): string {
  return `${number} Zyxcanary${number}lane, Aberwylan`;
}

const ANY_CANARY = /zyxcanary\d+lane/gi;

/** Which canaries a text holds, also where it was wrapped as bytes, hexadecimal or base 64. */
export function canariesIn(bytes: Buffer | string): string[] {
  const text = typeof bytes === 'string' ? bytes : bytes.toString('latin1');
  return [...new Set([...(text.match(ANY_CANARY) ?? []), ...ENCODED.filter((encoded) => text.includes(encoded))])];
}

/** The common part of every canary as it reads when encoded, at each of the places that three bytes leave. */
const ENCODED = [
  Buffer.from('Zyxcanary').toString('hex'),
  ...[0, 1, 2].map((shift) => Buffer.from(`${' '.repeat(shift)}Zyxcanary`).toString('base64').slice(shift === 0 ? 0 : 4, -4)),
];

/** Files below a folder that hold one, by path. */
export function filesWithCanaries(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && canariesIn(readFileSync(path)).length > 0);
}

/** Tables of the product and of its queue that hold one in clear. */
export async function tablesWithCanaries(owner: Client): Promise<string[]> {
  const { rows: tables } = await owner.query(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = ANY (ARRAY['public', 'bullmq']) ORDER BY 1`,
  );
  const holding: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query(`SELECT t::text AS text FROM ${name} t`);
    if (rows.some(({ text }) => canariesIn(text as string).length > 0)) holding.push(name);
  }
  return holding;
}

/** How much a Redis holds, and which of its keys hold one: each is read as the server would write it to its disk. */
export async function redisWithCanaries(url: string): Promise<{ keys: number; holding: string[] }> {
  const redis = new Redis(url);
  const keys = await redis.keys('*');
  const holding: string[] = [];
  for (const key of keys) {
    const dump = await redis.dumpBuffer(key);
    if (canariesIn(key).length > 0 || (dump && canariesIn(dump).length > 0) || canariesIn(await readWhole(redis, key)).length > 0) holding.push(key);
  }
  await redis.quit();
  return { keys: keys.length, holding };
}

/** As text too, since the server packs longer strings in its dumps. */
async function readWhole(redis: Redis, key: string): Promise<string> {
  switch (await redis.type(key)) {
    case 'string':
      return (await redis.get(key)) ?? '';
    case 'hash':
      return JSON.stringify(await redis.hgetall(key));
    case 'list':
      return JSON.stringify(await redis.lrange(key, 0, -1));
    case 'set':
      return JSON.stringify(await redis.smembers(key));
    case 'zset':
      return JSON.stringify(await redis.zrange(key, 0, -1));
    case 'stream':
      return JSON.stringify(await redis.xrange(key, '-', '+'));
    default:
      return '';
  }
}
