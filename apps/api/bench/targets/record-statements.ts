import { request } from 'node:http';
import pg, { type QueryConfig } from 'pg';
import { ENTITIES } from '../../src/entities.js';
import { createHttpApp } from '../../src/http-app.js';
import { readEnvironment } from '../../src/platform/config/environment.js';
import { createDataSource } from '../../src/platform/database/data-source.js';

/** What the product sends for each page between its identity and its commit. */
export type Recorded = Map<string, QueryConfig[]>;

const TRANSACTION = /^(BEGIN|COMMIT|ROLLBACK)|waymark_open_request/;

/**
 * Asks the product for every page once, one after the other, and writes down its statements with their values. The
 * floor then runs the very same transaction, however the product comes to change.
 */
export async function recordStatements(env: NodeJS.ProcessEnv, paths: readonly string[], cookie: string): Promise<Recorded> {
  const environment = readEnvironment(env);
  const listening = listen();
  const dataSource = createDataSource({ url: environment.databaseUrl, poolSize: 1, entities: ENTITIES, migrations: [] });
  await dataSource.initialize();
  const app = await createHttpApp(environment, dataSource);
  const server = await app.listen(0, '127.0.0.1');
  const { port } = server.address() as { port: number };
  const recorded: Recorded = new Map();
  try {
    for (const path of paths) {
      listening.heard.length = 0;
      await get(port, path, cookie);
      recorded.set(path, listening.heard.filter(({ text }) => !TRANSACTION.test(text)));
    }
  } finally {
    await app.close();
    listening.stop();
  }
  return recorded;
}

function listen(): { heard: QueryConfig[]; stop(): void } {
  const heard: QueryConfig[] = [];
  const { prototype } = pg.Client as unknown as { prototype: { query: (...args: unknown[]) => unknown } };
  const { query } = prototype;
  prototype.query = function (this: unknown, ...args: unknown[]): unknown {
    const [first, values] = args;
    heard.push(typeof first === 'string' ? { text: first, values: Array.isArray(values) ? values : [] } : { ...(first as QueryConfig) });
    return query.apply(this, args);
  };
  return { heard, stop: () => void (prototype.query = query) };
}

function get(port: number, path: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    request({ port, path, headers: { cookie } }, (response) => {
      response.resume().on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`${path} answered ${response.statusCode}.`))));
    })
      .on('error', reject)
      .end();
  });
}
