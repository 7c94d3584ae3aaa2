import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PlainFailure } from './plain-failure.mjs';
import { commandOf, isAlive, parentOf, processesIn, signal, until, workingFolderOf } from './processes.mjs';

/** What `postmaster.pid` says, or null when there is none. Layout: PostgreSQL, src/include/utils/pidfile.h. */
export function readLock(dataFolder) {
  const file = join(dataFolder, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const [pid, , since, port] = lines;
  return { pid: Number(pid), since, port: Number(port), ready: (lines[7] ?? '').trim() === 'ready' };
}

/**
 * Puts right what an earlier run left behind: a server without a keeper is ended in good order, and a lock that
 * belongs to nobody is removed.
 * @returns {Promise<string | null>} one sentence saying what was repaired
 */
export async function repairLeftovers(dataFolder) {
  const lock = readLock(dataFolder);
  if (lock === null) return null;
  if (isServerOf(lock.pid, dataFolder)) return endServer(lock.pid, dataFolder);
  await until(() => processesIn(dataFolder).length === 0, 5_000);
  // The number may by now belong to another program, which PostgreSQL itself would take for a running server.
  if (isAlive(lock.pid)) rmSync(join(dataFolder, 'postmaster.pid'));
  return 'The database was not shut down in good order last time; its lock has been cleared and it recovers by itself.';
}

async function endServer(pid, dataFolder) {
  const gone = () => !isServerOf(pid, dataFolder);
  // A keeper whose parent has just died needs a moment to end its server; one that stays has a living parent.
  if (hasKeeper(pid) && !(await until(gone, 6_000, 100))) {
    throw new PlainFailure(
      `The database in ${dataFolder} is in use by another running copy; stop that one first, or set WAYMARK_DATA to another folder.`,
    );
  }
  await signalUntil(pid, 'SIGINT', gone, 8_000);
  await signalUntil(pid, 'SIGQUIT', gone, 4_000);
  if (!gone())
    throw new PlainFailure(
      `A database process left from an earlier run (number ${pid}) does not end; end it and start again.`,
    );
  return 'A database process left over from an earlier run has been ended in good order.';
}

async function signalUntil(pid, name, gone, milliseconds) {
  if (gone()) return;
  signal(pid, name);
  await until(gone, milliseconds);
}

function isServerOf(pid, dataFolder) {
  if (!isAlive(pid)) return false;
  const command = commandOf(pid);
  return (
    /\bpostgres\b/.test(command) && (workingFolderOf(pid) ?? dataFolder) === dataFolder && command.includes(dataFolder)
  );
}

function hasKeeper(pid) {
  return commandOf(parentOf(pid)).includes('server-keeper');
}
