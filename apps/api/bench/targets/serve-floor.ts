import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { deserialize } from 'node:v8';
import { Pool } from 'pg';
import { identityStatement } from '../../src/platform/auth/sessions.js';
import { tokenHash } from '../../src/platform/auth/tokens.js';
import type { Recorded } from './record-statements.js';

/**
 * The bare floor: node:http and pg running each page's own transaction, recorded from the product: identity, then every
 * statement at once, its audit entry among them, then the commit. No framework, no rights, no views; and as the owner,
 * so no row security.
 */
const recorded = deserialize(readFileSync(process.argv[2] ?? '')) as Recorded;
const pool = new Pool({ connectionString: process.env['DATABASE_OWNER_URL'], max: Number(process.env['DATABASE_POOL']), ...{ pipeline: true } });

const server = createServer((request, response) => {
  const token = /waymark-\d+=([\w-]{43})/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  answer(request.url ?? '', tokenHash(token)).then(
    (body) => response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(body),
    (error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    },
  );
});

async function answer(url: string, hash: Buffer): Promise<string> {
  const statements = recorded.get(url);
  if (!statements) throw new Error(`The floor has no page ${url}.`);
  const client = await pool.connect();
  try {
    await Promise.all([client.query('BEGIN'), client.query(identityStatement(hash))]);
    const answers = await Promise.all(statements.map((statement) => client.query({ ...statement })));
    await client.query('COMMIT');
    return JSON.stringify(answers.map(({ rows }) => rows as unknown[]));
  } finally {
    client.release();
  }
}

server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));
process.once('disconnect', () => process.exit(0));
