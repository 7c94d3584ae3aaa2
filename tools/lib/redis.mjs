import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { until } from './processes.mjs';

const KEEPER = fileURLToPath(new URL('./server-keeper.mjs', import.meta.url));

/**
 * Starts a Redis for tests, with the settings a deployment needs, on a free port of 127.0.0.1. It ends with us.
 * @param {string} program path of redis-server
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function startRedis(program) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-redis-'));
  const port = await freePort();
  const args = [
    '--port',
    port,
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--maxmemory-policy',
    'noeviction',
    '--appendonly',
    'yes',
    '--save',
    '',
  ];
  const order = { command: program, args: args.map(String), account: null, folder, removeWhenDone: folder };
  const keeper = spawn(process.execPath, [KEEPER, JSON.stringify(order)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const ended = new Promise((resolve) => keeper.once('exit', resolve));
  const stop = async () => {
    keeper.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  if (await until(() => answersPing(port), 10_000, 50)) return { url: `redis://127.0.0.1:${port}`, stop };
  await stop();
  throw new PlainFailure(`${program} does not start; run it by hand to see why.`);
}

function answersPing(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 1_000 });
    const answer = (pong) => {
      socket.destroy();
      resolve(pong);
    };
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (text) => answer(text.toString().startsWith('+PONG')));
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
  });
}
