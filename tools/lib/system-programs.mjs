import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

const PROGRAMS = {
  chromium: {
    fromEnvironment: 'CHROMIUM_PATH',
    names: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    packageName: 'chromium',
    howToGet:
      'install it ("sudo apt-get install chromium", on macOS "brew install --cask chromium") or set CHROMIUM_PATH',
  },
  'redis-server': {
    fromEnvironment: 'REDIS_SERVER_PATH',
    names: ['redis-server', 'valkey-server', '/opt/homebrew/bin/redis-server'],
    packageName: 'redis-server',
    howToGet:
      'install it ("sudo apt-get install redis-server", on macOS "brew install redis") or set REDIS_SERVER_PATH',
  },
};

/**
 * Finds a program of the system; root on Debian installs it when absent.
 * @returns {{ path: string } | { missing: string }} missing: what was tried and how to get it
 */
export function systemProgram(name, say) {
  const program = PROGRAMS[name];
  const path = find(program);
  if (path !== null) return { path };
  const problem = install(program.packageName, say);
  const installed = find(program);
  if (installed !== null) return { path: installed };
  return { missing: `${name} was not found${problem === null ? '' : ` and ${problem}`}; ${program.howToGet}` };
}

function find({ fromEnvironment, names }) {
  const given = process.env[fromEnvironment];
  const places = ['/usr/bin', '/usr/local/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const candidates = [...(given ? [given] : names)].flatMap((name) =>
    isAbsolute(name) ? [name] : places.map((place) => join(place, name)),
  );
  return candidates.find(canRun) ?? null;
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {string | null} why it could not be installed */
function install(packageName, say) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  say(`  Installing ${packageName} with apt-get ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args) => spawnSync('apt-get', args, { env, encoding: 'utf8' });
  run('update', '-q');
  const { status, stderr } = run('install', '-y', '-q', '--no-install-recommends', packageName);
  return status === 0 ? null : `apt-get could not install it (${(stderr ?? '').trim().split('\n').at(-1)})`;
}
