import { parseArgs } from 'node:util';
import type { BenchDatabase } from './region/bench-database.js';

export interface BenchOrder {
  rounds: number;
  seconds: number;
  connections: number;
  cases: number[];
  pages: string[];
}

/** The port in the cookie's name; each target listens on a free one. */
export const COOKIE_PORT = 3000;
/** Connections to PostgreSQL, for the product and for the floor. */
const POOL = 8;

export function readOrder(args: string[], usualCases: string): BenchOrder {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
      connections: { type: 'string', default: '8' },
      cases: { type: 'string', default: usualCases },
      pages: { type: 'string', default: 'person,waiting-list' },
    },
  });
  const [cases, pages] = [values.cases.split(',').map(Number), values.pages.split(',')];
  return { rounds: Number(values.rounds), seconds: Number(values.seconds), connections: Number(values.connections), cases, pages };
}

export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this through npm run bench.`);
  return value;
}

/** What a target reads of its surroundings. */
export function targetEnvironment(database: BenchDatabase): NodeJS.ProcessEnv {
  return {
    PORT: String(COOKIE_PORT),
    LOG_LEVEL: 'info',
    NODE_ENV: 'production',
    DATABASE_URL: database.applicationUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATABASE_POOL: String(POOL),
    WAYMARK_DATA: required('BENCH_FOLDER'),
    WAYMARK_KEYS_FILE: database.keysFile,
  };
}
