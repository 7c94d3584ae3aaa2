import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const DATA = dirname(process.env.WAYMARK_SIGN_INS ?? '.waymark/demonstration-sign-ins.json');
const MAY_TAKE_MS = 60_000;

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * The web server once more over the same database, on a port of its own and with a file of providers, which the copy under
 * test was started without.
 */
export async function startSecondCopy(port, providers) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-second-copy-'));
  const child = spawn(process.execPath, [join(PROJECT, 'apps/api/dist/main.js')], {
    cwd: PROJECT,
    stdio: ['pipe', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: applicationUrl(),
      WAYMARK_DATA: DATA,
      WAYMARK_WEB_ROOT: join(PROJECT, 'apps/web/dist/browser'),
      WAYMARK_PROVIDERS_FILE: providersFile(folder, providers),
      WAYMARK_CHILD: '1',
      LOG_LEVEL: 'silent',
    },
  });
  const close = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill('SIGTERM')) await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answering(child, `http://localhost:${port}/api/health/ready`);
  } catch (error) {
    await close();
    throw error;
  }
  return { address: `http://localhost:${port}`, close };
}

function providersFile(folder, providers) {
  const secretFile = join(folder, 'client-secret');
  writeFileSync(secretFile, providers[0].clientSecret, { mode: 0o600 });
  const file = join(folder, 'providers.json');
  writeFileSync(file, JSON.stringify(providers.map(({ clientSecret: _secret, ...rest }) => ({ ...rest, clientSecretFile: secretFile }))));
  return file;
}

/** Of the embedded server of that copy, which keeps its port between starts. */
function applicationUrl() {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const { port } = JSON.parse(readFileSync(join(DATA, 'postgres', 'settings.json'), 'utf8'));
  const password = readFileSync(join(DATA, 'application-password'), 'utf8').trim();
  return `postgres://waymark_app:${encodeURIComponent(password)}@127.0.0.1:${port}/waymark`;
}

async function answering(child, address) {
  const deadline = performance.now() + MAY_TAKE_MS;
  while (!(await answers(address))) {
    if (child.exitCode !== null || performance.now() > deadline) throw new Error(`Nothing answers at ${address}.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function answers(address) {
  try {
    return (await fetch(address)).ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}
