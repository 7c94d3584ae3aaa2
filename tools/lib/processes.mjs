import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The command line of a process, or an empty string when it has gone or is hidden from us. */
export function commandOf(pid) {
  const fromProc = readProc(pid, 'cmdline');
  if (fromProc !== null) return fromProc.replaceAll('\0', ' ').trim();
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/** The id of the process that started this one, or 0 when it cannot be told. */
export function parentOf(pid) {
  const stat = readProc(pid, 'stat');
  // The second field is the name in brackets, which may itself hold spaces and brackets.
  if (stat !== null) return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  return Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || 0);
}

/** When a process began, as an opaque mark: the same id with another mark is another process. */
export function birthmarkOf(pid) {
  const stat = readProc(pid, 'stat');
  if (stat !== null) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/** The ids of all processes working in a folder (Linux; elsewhere none can be told). */
export function processesIn(folder) {
  return processIds().filter((pid) => workingFolderOf(pid) === folder);
}

/** The folder in which a process works, or null. */
export function workingFolderOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // Gone meanwhile, owned by somebody else, or not Linux: nothing can be said about it.
    return null;
  }
}

/** Waits until a condition holds; answers whether it did within the time. */
export async function until(condition, milliseconds, every = 25) {
  const deadline = performance.now() + milliseconds;
  while (!(await condition())) {
    if (performance.now() > deadline) return false;
    await pause(every);
  }
  return true;
}

/** Sends a signal; a process that has already ended is not an error. */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** The processes that a process has started, and theirs, as marks to look for later. */
export function descendantsOf(pid) {
  const all = processIds().map((id) => ({ pid: id, parent: parentOf(id), birthmark: birthmarkOf(id) }));
  const below = (parent) => all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(pid);
}

/** Whether a process seen before still runs. */
export function stillRuns({ pid, birthmark }) {
  return isAlive(pid) && birthmarkOf(pid) === birthmark;
}

/** The ids of all processes that can be seen. */
export function processIds() {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    // No /proc: not Linux.
    const list = spawnSync('ps', ['-A', '-o', 'pid='], { encoding: 'utf8' }).stdout ?? '';
    return list.trim().split('\n').map(Number);
  }
}

function readProc(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return null;
  }
}
