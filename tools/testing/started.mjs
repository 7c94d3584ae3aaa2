import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { commandOf, processIds, until } from '../lib/processes.mjs';

/** The start command of a clone as it runs, with all that it has said. */
export class Started {
  output = '';
  code = null;

  /**
   * @param {string[]} wrapper a command that is given ours as its last argument, as npm gives it to a shell
   */
  constructor(folder, environment = {}, { nodeOptions = [], wrapper = [] } = {}) {
    const { npm_lifecycle_event: _event, WAYMARK_DATA: _data, NODE_ENV: _env, ...inherited } = process.env;
    const own = [process.execPath, ...nodeOptions, join(folder, 'tools', 'start.mjs')];
    const isWrapped = wrapper.length > 0;
    const [command, ...args] = isWrapped ? [...wrapper, own.join(' ')] : own;
    // The pipe tells the copy when a test that started it has been killed; what stands between would keep it from that.
    const leash = isWrapped ? {} : { WAYMARK_HANDED_OVER: String(process.pid) };
    this.process = spawn(command, args, {
      cwd: folder,
      stdio: [isWrapped ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      env: { ...inherited, DATABASE_URL: '', DATABASE_OWNER_URL: '', REDIS_URL: '', ...leash, ...environment },
    });
    for (const stream of [this.process.stdout, this.process.stderr]) stream.on('data', (text) => (this.output += text));
    this.ended = new Promise((resolve) =>
      this.process.once('close', (code, signal) => resolve((this.code = code ?? signal))),
    );
  }

  async ready(milliseconds = 30_000) {
    const isReady = () => this.output.includes('Waymark is ready at') || this.code !== null;
    if (!(await until(isReady, milliseconds)) || this.code !== null) throw new Error(`not ready:\n${this.output}`);
    return this;
  }

  kill(signal) {
    this.process.kill(signal);
    return this.ended;
  }
}

/** The processes that belong to a folder, by their command lines. */
export function processesOf(folder) {
  return processIds()
    .filter((pid) => pid !== process.pid)
    .map((pid) => ({ pid, command: commandOf(pid) }))
    .filter(({ command }) => command.includes(folder));
}
