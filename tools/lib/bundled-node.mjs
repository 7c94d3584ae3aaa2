import { spawn, spawnSync } from 'node:child_process';
import { realpathSync, existsSync } from 'node:fs';
import { PlainFailure } from './plain-failure.mjs';
import { commandOf, parentOf } from './processes.mjs';
import { inProject } from './project.mjs';

const BUNDLED = inProject('node_modules', '.bin', 'node');
/** Angular 22 and Jest's ES modules need at least this. */
const NEEDED = [24, 15];
/** Looking up the shell's parent costs a process where there is no /proc. */
const WATCH_EVERY = process.platform === 'linux' ? 250 : 3_000;

/** The Node that runs everything: the one installed with the packages, or this one where it is new enough. */
export function nodeToUse() {
  if (isUsable(BUNDLED)) return BUNDLED;
  if (isNewEnough(process.versions.node)) return process.execPath;
  throw new PlainFailure(
    `Node 24 was not installed with the packages because npm skipped their install scripts (its setting ignore-scripts); run "npm ci --ignore-scripts=false" and start again, or use Node ${NEEDED.join('.')} or newer.`,
  );
}

/** Whether this process must hand over to another Node. */
export function mustHandOver(node) {
  return realpathSync(process.execPath) !== realpathSync(node) && !isNewEnough(process.versions.node);
}

/**
 * Runs a script with another Node and ends as it ends. The pipe tells it when we die; its own process group keeps
 * Ctrl-C for us, so that it hears of it once.
 */
export function handOver(node, script, args = []) {
  const child = spawn(node, [script, ...args], {
    stdio: ['pipe', 'inherit', 'inherit'],
    detached: true,
    env: { ...process.env, WAYMARK_HANDED_OVER: String(process.pid) },
  });
  child.stdin.on('error', () => {});
  child.once('exit', (code, signal) => process.exit(signal === null ? code : 1));
  return child;
}

/** Calls back once when whoever started this process has gone: the pipe closed, or npm was killed. */
export function whenLeftAlone(callback) {
  const handedOver = process.env.WAYMARK_HANDED_OVER === String(process.ppid);
  if (!handedOver) return endWithNpm(callback);
  process.stdin.once('close', callback).once('error', callback).resume();
  // Listening for the other's death is no reason to stay when the work is done.
  process.stdin.unref();
}

function endWithNpm(callback) {
  // Only npm waits for its script; a shell may well leave a process in the background on purpose.
  if (process.env.npm_lifecycle_event === undefined) return;
  const lineage = npmLineage();
  const watch = setInterval(() => {
    if (process.ppid === lineage.parent && (lineage.above === null || parentOf(lineage.parent) === lineage.above))
      return;
    clearInterval(watch);
    callback();
  }, WATCH_EVERY);
  watch.unref();
}

/** npm puts a shell between itself and its script, which may stay on after npm has gone. */
function npmLineage() {
  const parent = process.ppid;
  const isShell = /^(\S*\/)?(sh|dash|bash|zsh) -c /.test(commandOf(parent));
  return { parent, above: isShell ? parentOf(parent) : null };
}

function isUsable(node) {
  if (!existsSync(node)) return false;
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return status === 0 && isNewEnough(stdout.trim().slice(1));
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}
