import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { birthmarkOf, isAlive } from './processes.mjs';

/**
 * Who holds a file, or null when nobody does. A holder is a process that still lives and is still the same one.
 * @returns {{ pid: number, [note: string]: unknown } | null}
 */
export function holderOf(file) {
  const holder = readHolder(file);
  return holder !== null && isAlive(holder.pid) && birthmarkOf(holder.pid) === holder.birthmark ? holder : null;
}

/**
 * Takes hold of a file for this process.
 * @returns {{ taken: boolean, wasStale: boolean }} stale: an earlier holder died without letting go
 */
export function takeHold(file, notes = {}) {
  const holder = JSON.stringify({ ...notes, pid: process.pid, birthmark: birthmarkOf(process.pid) });
  if (write(file, holder)) return { taken: true, wasStale: false };
  if (holderOf(file) !== null) return { taken: false, wasStale: false };
  rmSync(file, { force: true });
  return { taken: write(file, holder), wasStale: true };
}

/** Lets go, if it is ours to let go. */
export function letGo(file) {
  if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
}

function write(file, text) {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    // Absent, or cut short by a power cut: nobody holds it.
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}
