import { spawn } from 'node:child_process';
import { PROJECT } from './project.mjs';

const atWork = new Set();

/**
 * Runs a command that does a piece of work and then ends. It has a process group of its own, so that it and whatever
 * it starts can be ended together.
 * @returns {Promise<string | null>} null when it succeeded, else how it ended
 */
export function runWork(command, args, { env = process.env, stdio = ['ignore', 'inherit', 'inherit'] } = {}) {
  const child = spawn(command, args, { cwd: PROJECT, stdio, env, detached: true });
  atWork.add(child);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`did not start: ${error.code}`));
    child.once('exit', (code, signal) => resolve(code === 0 ? null : `ended with ${signal ?? `code ${code}`}`));
  }).finally(() => atWork.delete(child));
}

/** Ends all work under way, with everything it has started. */
export function endWork() {
  for (const { pid } of atWork) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
}
