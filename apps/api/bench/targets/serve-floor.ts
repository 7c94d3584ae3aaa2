import { createServer } from 'node:http';
import { Pool, type PoolClient } from 'pg';
import { identityStatement } from '../../src/platform/auth/sessions.js';
import { tokenHash } from '../../src/platform/auth/tokens.js';
import { PAGES } from './floor-pages.js';

/**
 * The bare floor: node:http and pg running the page's own transaction, with its identity, its statements, its audit
 * entry and its commit in the same round trips. No framework, no rights, and as the owner, so no row security.
 */
const pool = new Pool({ connectionString: process.env['DATABASE_OWNER_URL'], max: Number(process.env['DATABASE_POOL']), ...{ pipeline: true } });

const server = createServer((request, response) => {
  const token = /waymark-\d+=([\w-]{43})/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  answer(request.url ?? '', tokenHash(token)).then(
    (body) => response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(body),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

async function answer(url: string, hash: Buffer): Promise<string> {
  const client = await pool.connect();
  try {
    await Promise.all([client.query('BEGIN'), client.query(identityStatement(hash))]);
    const page = await pageOf(url, client);
    await client.query('COMMIT');
    return JSON.stringify(page);
  } finally {
    client.release();
  }
}

async function pageOf(url: string, client: PoolClient): Promise<unknown> {
  const page = PAGES.find(({ path }) => path.test(url));
  if (!page) throw new Error(`The floor has no page ${url}.`);
  const id = page.path.exec(url)?.[1] ?? '';
  const answers = await Promise.all(page.statements(id).map((statement) => client.query(statement)));
  return answers.map(({ rows }) => rows as unknown[]);
}

server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));
process.once('disconnect', () => process.exit(0));
