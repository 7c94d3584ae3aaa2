import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import type { BenchDatabase } from '../region/bench-database.js';
import { COOKIE_PORT, required, targetEnvironment } from '../run-environment.js';
import type { Recorded } from './record-statements.js';
import { startTarget, type RunningTarget } from './start-target.js';

/** The floor under these pages of this database, and how many statements the longest of them takes. */
export async function startFloor(
  name: string,
  database: BenchDatabase,
  paths: readonly string[],
): Promise<{ target: RunningTarget; statements: number }> {
  const env = targetEnvironment(database);
  const file = join(required('BENCH_FOLDER'), `pages-${name.replace(/\W+/g, '-')}`);
  writeFileSync(file, JSON.stringify(paths));
  const recorder = await startTarget('recorder', './record-pages.js', [file, `waymark-${COOKIE_PORT}=${database.tokens[0]}`], env);
  await recorder.stop();
  const recorded = deserialize(readFileSync(file)) as Recorded;
  const target = await startTarget(name, './serve-floor.js', [file], env);
  return { target, statements: Math.max(...[...recorded.values()].map(({ length }) => length)) };
}
