import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Target } from '../measure/rounds.js';
import { required } from '../run-environment.js';

export interface RunningTarget extends Target {
  pid: number;
  stop(): Promise<void>;
}

/** Starts one server in a process of its own, its log going to a file as in use, and waits for its port. */
export async function startTarget(name: string, file: string, args: string[], env: NodeJS.ProcessEnv): Promise<RunningTarget> {
  const log = openSync(join(required('BENCH_FOLDER'), 'targets.log'), 'a');
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', log, 'inherit', 'ipc'],
  });
  const [message] = (await Promise.race([once(child, 'message'), endedEarly(child, name)])) as [{ port: number }];
  return { name, port: message.port, pid: child.pid ?? 0, stop: () => stop(child) };
}

async function endedEarly(child: ChildProcess, name: string): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number | null];
  throw new Error(`${name} ended with code ${code} before it was ready.`);
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
}
