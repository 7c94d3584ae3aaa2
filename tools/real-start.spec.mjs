import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import pg from 'pg';
import { readChoices } from './lib/choices.mjs';
import { freePort } from './lib/free-port.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { descendantsOf, stillRuns, until } from './lib/processes.mjs';
import { inProject, PROJECT } from './lib/project.mjs';
import { reachDatabase } from './lib/reach-database.mjs';
import { startRedis } from './lib/redis.mjs';
import { systemProgram } from './lib/system-programs.mjs';
import { Started } from './testing/started.mjs';
import { temporaryFolder } from './testing/temporary-folder.mjs';

/** The first start may have to build; the promise for it is ten minutes, for every later one fifteen seconds. */
const FIRST = 600_000;
const LATER = 15_000;
/** The promise is for a machine of our own; one that is shared by many is given their share of the time. */
const share = () => Math.max(1, loadavg()[0] / availableParallelism());
/** A first start on a new database, or any start that is not itself what is measured. */
const BUILT = 90_000;

describe('npm start of the real thing', { concurrency: false }, () => {
  let data;
  let port;
  const running = [];
  before(async () => {
    data = temporaryFolder('real').path;
    port = String(await freePort());
  });
  after(() => rmSync(data, { recursive: true, force: true }));
  afterEach(async () => {
    for (const started of running.splice(0)) if (started.code === null) await started.kill('SIGTERM');
  });

  function start(environment = {}) {
    const started = new Started(PROJECT, { PORT: port, WAYMARK_DATA: data, ...environment });
    running.push(started);
    return started;
  }
  function audit(...args) {
    const { status, stdout } = spawnSync(process.execPath, [inProject('tools', 'audit.mjs'), ...args], {
      env: { ...process.env, WAYMARK_DATA: data },
      encoding: 'utf8',
    });
    return { status, output: stdout };
  }
  const get = (path) => fetch(`http://127.0.0.1:${port}${path}`);
  const signIns = () => readFileSync(join(data, 'demonstration-sign-ins.json'), 'utf8');

  async function endsInOrder(started) {
    const below = descendantsOf(started.process.pid);
    const from = performance.now();
    assert.equal(await started.kill('SIGTERM'), 0);
    assert.ok(performance.now() - from < 5_000, `took ${performance.now() - from} ms`);
    assert.deepEqual(below.filter(stillRuns), []);
  }

  it('serves the screens and a healthy API, and ends on SIGTERM within five seconds without an orphan', async () => {
    const started = await start().ready(FIRST);
    assert.match(await (await get('/')).text(), /<app-root/);
    assert.equal((await get('/api/health/ready')).status, 200);
    assert.equal((await get('/api/health/live')).status, 200);
    await endsInOrder(started);
  });

  it('writes a sign-in for each role and for a second organisation, readable by its owner only', () => {
    const list = JSON.parse(signIns());
    const roles = new Set(list.map(({ role }) => role));
    for (const role of ['duty-worker', 'key-worker', 'idva', 'team-lead', 'service-manager', 'administrator', 'data-protection-lead']) {
      assert.ok(roles.has(role), role);
    }
    assert.equal(new Set(list.map(({ organisation }) => organisation)).size >= 2, true);
    assert.equal(statSync(join(data, 'demonstration-sign-ins.json')).mode & 0o777, 0o600);
  });

  it('is ready within fifteen seconds the second time, builds nothing and keeps the data', async () => {
    const before = signIns();
    const started = await start().ready(LATER * share());
    assert.doesNotMatch(started.output, /Building|Installing/);
    assert.equal(signIns(), before);
    const [{ email, password }] = JSON.parse(before);
    assert.equal((await signIn(email, password)).ok, true);
    await endsInOrder(started);
  });

  it('leaves nothing behind when it is killed, and starts again', async () => {
    const started = await start().ready(BUILT);
    const below = descendantsOf(started.process.pid);
    assert.ok(below.length >= 4, 'database, its keeper, web server and jobs process');
    await started.kill('SIGKILL');
    assert.ok(await until(() => !below.some(stillRuns), 5_000), 'its processes end by themselves');
    const again = await start().ready(BUILT);
    assert.match(again.output, /cut short; its lock has been cleared/);
    await endsInOrder(again);
  });

  it('tells whether the audit is as it was written, beside a running copy and without one', async () => {
    const started = await start().ready(BUILT);
    const file = join(data, 'heads.json');
    await until(() => audit('heads').output.includes('"signature"'), 30_000);
    writeFileSync(file, audit('heads').output);
    assert.match(audit('verify', file).output, /sealed, as written/);
    const { ownerUrl } = await reachDatabase(readChoices({ WAYMARK_DATA: data }), console.log);
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    await owner.query(`SET session_replication_role = replica; UPDATE audit_entries SET action = 'nothing' WHERE id = 5`);
    await owner.end();
    await endsInOrder(started);
    const { status, output } = audit('verify', file);
    assert.match(output, /altered at place \d+, entry 5/);
    assert.equal(status, 1);
  });

  it('uses the PostgreSQL and the Redis that it is given, and ends in time although both have gone', async (context) => {
    const program = systemProgram('redis-server', console.log);
    if (program.missing) return context.skip(program.missing);
    const folder = temporaryFolder('given').path;
    const [server, redis] = await Promise.all([startPostgres({ folder, durable: false }), startRedis(program.path)]);
    try {
      await server.createDatabase('given');
      const owner = server.ownerUrl('given');
      const application = new URL(owner);
      [application.username, application.password] = ['given_application', 'only-for-this-test'];
      const environment = { DATABASE_OWNER_URL: owner, DATABASE_URL: application.href, REDIS_URL: redis.url };
      const started = await start({ ...environment, WAYMARK_DATA: join(folder, 'data') }).ready(BUILT);
      assert.equal((await get('/api/health/ready')).status, 200);
      await Promise.all([server.stop(), redis.stop()]);
      await endsInOrder(started);
    } finally {
      await Promise.all([server.stop(), redis.stop()]);
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('makes a role for the application when only DATABASE_URL is given', async () => {
    const folder = temporaryFolder('given').path;
    const server = await startPostgres({ folder, durable: false });
    try {
      await server.createDatabase('only_one');
      const started = await start({
        DATABASE_URL: server.ownerUrl('only_one'),
        WAYMARK_DATA: join(folder, 'data'),
      }).ready(BUILT);
      assert.equal((await get('/api/health/ready')).status, 200);
      await endsInOrder(started);
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('says plainly that a database refuses the sign-in', async () => {
    const folder = temporaryFolder('given').path;
    const server = await startPostgres({ folder, durable: false });
    try {
      const wrong = new URL(server.ownerUrl('postgres'));
      wrong.password = 'wrong-on-purpose';
      const started = start({ DATABASE_URL: wrong.href, WAYMARK_DATA: join(folder, 'data') });
      assert.notEqual(await started.ended, 0);
      assert.match(
        started.output.trim(),
        /^PostgreSQL at 127\.0\.0\.1:\d+ refuses the sign-in given in DATABASE_URL[^\n]+$/,
      );
      assert.doesNotMatch(started.output, /wrong-on-purpose/);
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  function signIn(email, password) {
    return fetch(`http://127.0.0.1:${port}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
  }
});
