import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyFile } from '../src/platform/secrets/key-file.js';
import { cuttableLine } from './setup/cuttable-line.js';
import { freePort } from './setup/free-port.js';
import { ask, startReal, type RealProcess } from './setup/real-process.js';
import { testEnvironment } from './setup/test-app.js';
import { cloneDatabase } from './setup/test-database.js';

describe.each(['main', 'jobs'] as const)('the process %s', (program) => {
  const start = async (environment: Record<string, string> = {}): Promise<RealProcess> => {
    const database = await cloneDatabase();
    const { dataFolder } = testEnvironment(database);
    return startReal(program, await freePort(), { DATABASE_URL: database.applicationUrl, WAYMARK_DATA: dataFolder, ...environment });
  };
  /** Milliseconds from the reason to the end. */
  const endOf = async (running: RealProcess, reason: () => void): Promise<number> => {
    const before = performance.now();
    reason();
    await running.ended;
    return performance.now() - before;
  };

  it('answers for its health', async () => {
    const running = await start();
    expect(await (await ask(`${running.url}/api/health/live`)).json()).toEqual({ status: 'ok' });
    expect(await (await ask(`${running.url}/api/health/ready`)).json()).toMatchObject({ status: 'ok' });
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(0);
  });

  it('ends within five seconds of SIGTERM', async () => {
    const running = await start();
    expect(await endOf(running, () => running.child.kill('SIGTERM'))).toBeLessThan(5_000);
  });

  it('ends by itself when the pipe of its parent closes', async () => {
    const running = await start({ WAYMARK_CHILD: '1' });
    expect(await endOf(running, () => running.child.stdin?.end())).toBeLessThan(5_000);
  });

  it('ends within five seconds of SIGTERM although PostgreSQL is gone', async () => {
    const database = await cloneDatabase();
    const { dataFolder } = testEnvironment(database);
    const line = await cuttableLine(database.applicationUrl);
    const running = await startReal(program, await freePort(), { DATABASE_URL: line.url, WAYMARK_DATA: dataFolder });
    await line.cut();
    expect((await ask(`${running.url}/api/health/ready`)).status).toBe(503);
    expect((await ask(`${running.url}/api/health/live`)).status).toBe(200);
    expect(await endOf(running, () => running.child.kill('SIGTERM'))).toBeLessThan(5_000);
  });

  it('refuses to start without the key, rather than make one of its own', async () => {
    const database = await cloneDatabase();
    const nowhere = mkdtempSync(join(tmpdir(), 'waymark-e2e-no-key-'));
    const refused = startReal(program, await freePort(), { DATABASE_URL: database.applicationUrl, WAYMARK_DATA: nowhere });
    await expect(refused).rejects.toThrow(/The key file .* is missing\. Put it back from where it is kept/);
  });

  it('refuses to start with another key than the data were encrypted with', async () => {
    const database = await cloneDatabase();
    const startWith = async (dataFolder: string) => startReal(program, await freePort(), { DATABASE_URL: database.applicationUrl, WAYMARK_DATA: dataFolder });
    const first = await startWith(testEnvironment(database).dataFolder);
    first.child.kill('SIGTERM');
    await first.ended;
    const other = mkdtempSync(join(tmpdir(), 'waymark-e2e-other-key-'));
    createKeyFile(join(other, 'keys', 'field-key'));
    await expect(startWith(other)).rejects.toThrow(/The key in .* is not the one that these data were encrypted with\. .*\s*$/);
  });

  it('says in one sentence what is missing, without a stack trace', async () => {
    const refused = startReal(program, await freePort(), { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' });
    await expect(refused).rejects.toThrow(/The database cannot be reached\. Check that it runs and that DATABASE_URL is right\.\s*$/);
  });
});
