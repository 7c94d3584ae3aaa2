/**
 * Keeps one server (PostgreSQL, or Redis in tests): starts it, and ends it when asked or when the pipe from the parent closes, which the
 * system does even when the parent was killed without a word. Kept apart so that no way of dying leaves a server.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { signal } from './processes.mjs';

const { command, args, account, folder, removeWhenDone } = JSON.parse(process.argv[2]);

const server = spawn(command, args, { ...account, cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
let ending = false;

function end() {
  if (ending) return;
  ending = true;
  // Immediate shutdown loses nothing committed and recovers at the next start, so it may follow soon.
  for (const [name, after] of [
    ['SIGINT', 0],
    ['SIGQUIT', 800],
    ['SIGKILL', 1_100],
  ]) {
    setTimeout(() => signal(server.pid, name), after);
  }
}

server.on('error', () => process.exit(1));
server.on('exit', (code) => {
  if (removeWhenDone !== null) rmSync(removeWhenDone, { recursive: true, force: true });
  process.exit(code ?? 1);
});
for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, end);
process.stdin.on('close', end).on('error', end).resume();
