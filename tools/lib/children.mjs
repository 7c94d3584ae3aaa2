import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PlainFailure } from './plain-failure.mjs';
import { PROJECT } from './project.mjs';

const LOG_LIMIT = 20_000_000;

/**
 * Starts one of our processes. It ends by itself when the pipe to us closes, and has a process group of its own so that
 * Ctrl-C reaches us first.
 * @returns {{ name: string, logFile: string, process: import('node:child_process').ChildProcess, ended: Promise<string> }}
 */
export function startChild({ name, node, script, args = [], environment, logFolder }) {
  const logFile = join(logFolder, `${script.replace(/^.*\/|\.js$/g, '')}.log`);
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT) renameSync(logFile, `${logFile}.1`);
  const output = openSync(logFile, 'a', 0o600);
  const child = spawn(node, [script, ...args], {
    cwd: PROJECT,
    stdio: ['pipe', output, output],
    detached: true,
    env: { ...process.env, ...environment, WAYMARK_CHILD: '1' },
  });
  closeSync(output);
  child.stdin.on('error', () => {});
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    child.once('error', (error) => resolve(error.code));
  });
  return { name, logFile, process: child, ended };
}

/** Runs one of our processes to its end; anything but success is a failure said plainly. */
export async function runToEnd(child) {
  const how = await child.ended;
  if (how === 'code 0') return;
  throw new PlainFailure(`${child.name} failed (${how}): ${lastLines(child.logFile)}\nMore is in ${child.logFile}.`);
}

/** Waits until a process answers at its health address. */
export async function untilHealthy(child, address, milliseconds) {
  let how = null;
  void child.ended.then((ended) => (how = ended));
  const deadline = performance.now() + milliseconds;
  while (!(await answersWell(address))) {
    if (how !== null)
      throw new PlainFailure(
        `${child.name} ended while starting (${how}): ${lastLines(child.logFile)}\nMore is in ${child.logFile}.`,
      );
    if (performance.now() > deadline)
      throw new PlainFailure(
        `${child.name} was not ready within ${milliseconds / 1000} seconds; see ${child.logFile}.`,
      );
  }
}

/** Ends processes in good order within the time, and by force after it. */
export async function endChildren(children, milliseconds) {
  for (const child of children) {
    child.process.kill('SIGTERM');
    child.process.stdin.destroy();
  }
  const force = setTimeout(() => children.forEach((child) => child.process.kill('SIGKILL')), milliseconds);
  await Promise.all(children.map((child) => child.ended));
  clearTimeout(force);
}

async function answersWell(address) {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(2_000) });
    await answer.arrayBuffer();
    if (answer.ok) return true;
  } catch {
    // Not listening yet; the caller keeps the time.
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  return false;
}

function lastLines(file) {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  // Where in the code it happened is for the log, not for the person who starts.
  return lines
    .filter((line) => !/^\s+at /.test(line))
    .slice(-5)
    .join('\n');
}
