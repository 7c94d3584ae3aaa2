import { request } from 'node:http';
import pg, { type QueryConfig } from 'pg';
import { ENTITIES } from '../../src/entities.js';
import { createHttpApp } from '../../src/http-app.js';
import { readEnvironment } from '../../src/platform/config/environment.js';
import { createDataSource } from '../../src/platform/database/data-source.js';

/** What the product sends for each page between its identity and its commit. */
export type Recorded = Map<string, QueryConfig[]>;

const IDENTITY = /waymark_open_request/;

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
      recorded.set(path, listening.heard.filter(({ text }) => !IDENTITY.test(text)));
    }
  } finally {
    await app.close();
    listening.stop();
  }
  return recorded;
}

/** Hears what is sent inside a transaction; the queue, which asks in the background and outside of any, is not the page. */
function listen(): { heard: QueryConfig[]; stop(): void } {
  const heard: QueryConfig[] = [];
  const inTransaction = new WeakSet<object>();
  const { prototype } = pg.Client as unknown as { prototype: { query: (...args: unknown[]) => unknown } };
  const { query } = prototype;
  prototype.query = function (this: object, ...args: unknown[]): unknown {
    const statement = statementOf(args);
    if (/^(COMMIT|ROLLBACK)/.test(statement.text)) inTransaction.delete(this);
    if (inTransaction.has(this)) heard.push(statement);
    if (statement.text === 'BEGIN') inTransaction.add(this);
    return query.apply(this, args);
  };
  return { heard, stop: () => void (prototype.query = query) };
}

function statementOf([first, values]: unknown[]): QueryConfig {
  if (typeof first === 'string') return { text: first, values: Array.isArray(values) ? values : [] };
  const { name, text, values: given } = first as QueryConfig;
  return { name, text: text ?? '', values: given };
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
