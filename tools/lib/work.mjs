import { spawn } from 'node:child_process';
import { PROJECT } from './project.mjs';

const atWork = new Set();

/**
 * Starts a command that does a piece of work and then ends. It has a process group of its own, so that it and whatever
 * it starts can be ended together.
 * @returns {{ child: import('node:child_process').ChildProcess, ended: Promise<string | null> }} null when it succeeded
 */
export function startWork(command, args, { env = process.env, stdio = ['ignore', 'inherit', 'inherit'] } = {}) {
  const child = spawn(command, args, { cwd: PROJECT, stdio, env, detached: true });
  atWork.add(child);
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(`did not start: ${error.code}`));
    child.once('close', (code, signal) => resolve(code === 0 ? null : `ended with ${signal ?? `code ${code}`}`));
  }).finally(() => atWork.delete(child));
  return { child, ended };
}

/** Runs such a command to its end: null when it succeeded, else how it ended. */
export function runWork(command, args, options) {
  return startWork(command, args, options).ended;
}

/** Sends a signal to a command and to whatever it has started. */
export function endGroup({ pid }, name) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Ends all work under way, with everything it has started. */
export function endWork() {
  for (const child of atWork) endGroup(child, 'SIGKILL');
}
