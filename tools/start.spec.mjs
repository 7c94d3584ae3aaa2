import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { freePort } from './lib/free-port.mjs';
import { until } from './lib/processes.mjs';
import { makeFakeClone } from './testing/fake-clone.mjs';
import { processesOf, Started } from './testing/started.mjs';

const NOBODY = 'postgres://somebody:not-a-real-one@127.0.0.1:1/waymark';

describe('npm start', { concurrency: false }, () => {
  let clone;
  let port;
  const running = [];

  before(async () => {
    clone = makeFakeClone();
    port = String(await freePort());
  });
  after(() => clone.remove());
  afterEach(async () => {
    for (const started of running.splice(0)) if (started.code === null) await started.kill('SIGTERM');
    assert.ok(await nothingLeft(), `left behind: ${JSON.stringify(processesOf(clone.folder))}`);
  });

  function start(environment = {}, options = {}) {
    const started = new Started(clone.folder, { PORT: port, ...environment }, options);
    running.push(started);
    return started;
  }
  const nothingLeft = (milliseconds = 5_000) => until(() => processesOf(clone.folder).length === 0, milliseconds);
  const databaseProcess = () => processesOf(clone.folder).find(({ command }) => command.includes('bin/postgres -D'));
  const keeperProcess = () => processesOf(clone.folder).find(({ command }) => command.includes('server-keeper'));

  async function refused(environment, options) {
    const started = start(environment, options);
    await started.ended;
    assert.notEqual(started.code, 0);
    assert.doesNotMatch(started.output, /\n\s+at /, 'no stack trace');
    assert.equal(started.output.trim().split('\n').length, 1, started.output);
    return started.output;
  }

  it('prints the address and the demonstration sign-ins, and serves', async () => {
    const { output } = await start().ready();
    assert.match(output, new RegExp(`http://localhost:${port}`));
    assert.match(output, /Duty worker +Example One +Ann Example +ann@one\.example/);
    assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 200);
  });

  it('keeps its passwords in files that only their owner can read', () => {
    for (const file of ['application-password', 'postgres/password']) {
      assert.equal(statSync(join(clone.data, file)).mode & 0o777, 0o600);
    }
  });

  it('builds again only when a source has changed', async () => {
    const builds = () => readFileSync(join(clone.folder, 'builds.txt'), 'utf8').trim().split('\n').length;
    const before = builds();
    await (await start().ready()).kill('SIGTERM');
    assert.equal(builds(), before);
    writeFileSync(join(clone.folder, 'apps', 'api', 'changed.ts'), 'export {};');
    await (await start().ready()).kill('SIGTERM');
    assert.equal(builds(), before + 1);
  });

  for (const signal of ['SIGTERM', 'SIGINT']) {
    it(`ends everything within five seconds of ${signal}, with success`, async () => {
      const started = await start().ready();
      const from = performance.now();
      assert.equal(await started.kill(signal), 0);
      assert.ok(performance.now() - from < 5_000);
      assert.deepEqual(processesOf(clone.folder), []);
    });
  }

  it('ends within five seconds even when its servers do not listen', async () => {
    const started = await start({ FAKE_STUBBORN: '1' }).ready();
    const from = performance.now();
    await started.kill('SIGTERM');
    assert.ok(performance.now() - from < 5_000);
    assert.deepEqual(processesOf(clone.folder), []);
  });

  it('leaves no process behind when it is killed, and says at the next start that it tidied up', async () => {
    await (await start().ready()).kill('SIGKILL');
    assert.ok(await nothingLeft());
    const { output } = await start().ready();
    assert.match(output, /^The last run was cut short; its lock has been cleared/m);
  });

  it('leaves no process behind when npm is killed and the shell between them stays', async () => {
    // An outer process in npm's place, which starts a shell as npm does and waits for it.
    const npm = `const { spawn } = require('node:child_process');
      spawn('sh', ['-c', process.argv[1] + '; true'], { stdio: 'inherit' });`;
    const wrapper = [process.execPath, '-e', npm];
    const started = await start({ npm_lifecycle_event: 'start' }, { wrapper }).ready();
    started.process.kill('SIGKILL');
    assert.ok(await nothingLeft());
  });

  it('leaves no copy behind when the test that started it is killed', async () => {
    const started = new URL('./testing/started.mjs', import.meta.url).href;
    const program = `import { Started } from ${JSON.stringify(started)};
      await new Started(${JSON.stringify(clone.folder)}, { PORT: ${JSON.stringify(port)} }).ready();
      process.stdout.write('ready');
      setInterval(() => {}, 1_000);`;
    const test = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(test.stdout, 'data');
    assert.notEqual(processesOf(join(clone.folder, 'tools', 'start.mjs')).length, 0);
    test.kill('SIGKILL');
    assert.ok(await nothingLeft(), `left behind: ${JSON.stringify(processesOf(clone.folder))}`);
  });

  it('ends a database that outlived its keeper, and says so in one line', async () => {
    const started = await start().ready();
    process.kill(keeperProcess().pid, 'SIGKILL');
    await started.kill('SIGKILL');
    const orphan = databaseProcess();
    assert.ok(orphan, 'the database runs on');
    const { output } = await start().ready();
    assert.equal(output.match(/left over from an earlier run has been ended/g)?.length, 1);
    assert.doesNotMatch(output, /lock has been cleared/);
    assert.notEqual(databaseProcess().pid, orphan.pid);
  });

  it('starts although the number in a stale lock belongs to another program by now', async () => {
    const started = await start().ready();
    const { dataFolder } = JSON.parse(readFileSync(join(clone.data, 'postgres', 'settings.json'), 'utf8'));
    const lock = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8');
    await started.kill('SIGTERM');
    writeFileSync(join(dataFolder, 'postmaster.pid'), lock.replace(/^\d+/, String(process.pid)));
    const { output } = await start().ready();
    assert.match(output, /not shut down in good order last time/);
  });

  it('stops everything with a plain sentence when one of its processes dies later', async () => {
    const started = await start({ FAKE_DIES: '1' }).ready();
    assert.notEqual(await started.ended, 0);
    assert.match(started.output, /The jobs process has ended unexpectedly \(code 7\)/);
    assert.deepEqual(processesOf(clone.folder), []);
  });

  it('stops everything with a plain sentence when the database dies', async () => {
    const started = await start().ready();
    process.kill(databaseProcess().pid, 'SIGKILL');
    assert.notEqual(await started.ended, 0);
    assert.match(started.output, /The database has ended unexpectedly/);
  });

  it('refuses a second copy with the same data', async () => {
    await start().ready();
    const sentence = await refused({ PORT: String(await freePort()) });
    assert.match(sentence, /already running with the data in/);
  });

  it('runs two copies side by side with different ports and data folders', async () => {
    await start().ready();
    const other = String(await freePort());
    const second = await start({ PORT: other, WAYMARK_DATA: join(clone.folder, 'second') }).ready();
    assert.equal((await fetch(`http://127.0.0.1:${other}/`)).status, 200);
    assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 200);
    assert.ok(existsSync(join(clone.folder, 'second', 'demonstration-sign-ins.json')));
    await second.kill('SIGTERM');
  });

  it('says plainly that a port is in use', async () => {
    const server = createServer().listen(Number(port), '127.0.0.1');
    try {
      assert.match(await refused({}), /^Port \d+ is already in use; .*PORT=\d+ npm start/);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('says plainly that the data folder cannot be written', async () => {
    assert.match(
      await refused({ WAYMARK_DATA: '/dev/null/waymark' }),
      /^The data folder .* cannot be written .*WAYMARK_DATA/,
    );
  });

  it('says plainly that a port is no port', async () => {
    assert.match(await refused({ PORT: 'three' }), /^PORT is "three", which is not a port number/);
  });

  it('says plainly that a given database does not answer, without repeating its password', async () => {
    const sentence = await refused({ DATABASE_URL: NOBODY });
    assert.match(sentence, /^PostgreSQL at 127\.0\.0\.1:1, given in DATABASE_URL, does not answer/);
    assert.doesNotMatch(sentence, /not-a-real-one/);
  });

  it('says plainly that a given Redis does not answer', async () => {
    assert.match(
      await refused({ REDIS_URL: 'redis://127.0.0.1:1' }),
      /^Redis at 127\.0\.0\.1:1, given in REDIS_URL, does not answer/,
    );
  });

  it('says plainly that an address is not one', async () => {
    assert.match(await refused({ DATABASE_URL: 'somewhere' }), /^DATABASE_URL is not an address of the form postgres:/);
  });

  it('says plainly that this Node is too old', async () => {
    const pretend = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'18.19.0'})`;
    assert.match(
      await refused({}, { nodeOptions: ['--import', pretend] }),
      /^Waymark needs Node 20 or newer and this is Node 18\.19\.0/,
    );
  });
});

describe('npm start in a private home', () => {
  it('works there, with the database files in a folder that its account can enter', async () => {
    const clone = makeFakeClone({ mode: 0o700 });
    try {
      const started = await new Started(clone.folder, { PORT: String(await freePort()) }).ready();
      const { dataFolder } = JSON.parse(readFileSync(join(clone.data, 'postgres', 'settings.json'), 'utf8'));
      const moved = process.getuid() === 0;
      assert.equal(started.output.includes(`the database files are kept in ${dataFolder}`), moved);
      assert.equal(dataFolder.startsWith(clone.folder), !moved);
      assert.equal(await started.kill('SIGTERM'), 0);
      assert.deepEqual(processesOf(dataFolder), []);
      rmSync(dataFolder, { recursive: true, force: true });
    } finally {
      clone.remove();
    }
  });
});
