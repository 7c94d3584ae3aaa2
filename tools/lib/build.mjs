import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { PlainFailure } from './plain-failure.mjs';
import { inProject } from './project.mjs';
import { runWork } from './work.mjs';

const STAMP = inProject('tmp', 'built.txt');
const LOG = inProject('tmp', 'build.log');
const SOURCES = ['apps', 'libs', 'package-lock.json', 'tsconfig.base.json', 'nx.json'];
const OUTPUTS = ['apps/api/dist/main.js', 'apps/web/dist/browser/index.html'];
/** Folders that are made, or that no build reads. */
const NOT_BUILT = new Set(['node_modules', 'dist', '.angular', 'coverage', 'e2e', 'bench', 'web-e2e', 'tmp']);

/**
 * Builds when a source has changed since the last build. Nx then rebuilds only the projects concerned.
 * @returns {Promise<boolean>} whether it had to build
 */
export async function buildWhenNeeded(node, say) {
  const mark = fingerprintOfSources();
  if (OUTPUTS.every((file) => existsSync(inProject(file))) && lastMark() === mark) return false;
  say('Building what has changed ...');
  await nx(node, ['run-many', '-t', 'build']);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, mark);
  return true;
}

/** Builds the API alone, for what needs no screens. */
export function buildApi(node) {
  return nx(node, ['run', 'api:build']);
}

async function nx(node, order) {
  mkdirSync(dirname(LOG), { recursive: true });
  const output = openSync(LOG, 'w');
  const args = [inProject('node_modules', '.bin', 'nx'), ...order, '--outputStyle=stream'];
  const path = `${inProject('node_modules', '.bin')}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0', PATH: path };
  const failure = await runWork(node, args, { env, stdio: ['ignore', output, output] });
  closeSync(output);
  if (failure === null) return;
  const lines = readFileSync(LOG, 'utf8').trim().split('\n').slice(-80);
  throw new PlainFailure(
    `${lines.join('\n')}\n\nThe build ${failure}; its last lines are above and the rest is in ${LOG}.`,
  );
}

function fingerprintOfSources() {
  const hash = createHash('sha256').update(process.platform);
  for (const source of SOURCES) addToHash(hash, source);
  return hash.digest('hex');
}

function addToHash(hash, path) {
  const full = inProject(path);
  if (!existsSync(full)) return;
  const entries = tryToList(full);
  if (entries === null) {
    hash.update(path).update('\0').update(readFileSync(full));
    return;
  }
  for (const entry of entries) if (isBuilt(entry)) addToHash(hash, join(path, entry));
}

function isBuilt(name) {
  return !NOT_BUILT.has(name) && !/\.(e2e-)?spec\.ts$|^jest\.|\.md$|\.tsbuildinfo$/.test(name);
}

function tryToList(path) {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  }
}

function lastMark() {
  return existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : null;
}
