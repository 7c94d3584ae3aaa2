import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The built program as it is started for real, with everything it printed. */
export interface RealProcess {
  child: ChildProcess;
  url: string;
  output(): string;
  ended: Promise<number | null>;
}

/** Starts `apps/api/dist/<program>.js` and waits until it answers for its health. */
export async function startReal(program: 'main' | 'jobs', port: number, environment: Record<string, string>): Promise<RealProcess> {
  const path = fileURLToPath(new URL(`../../dist/${program}.js`, import.meta.url));
  const ports = { PORT: String(port), JOBS_PORT: String(port) };
  const child = spawn(process.execPath, [path], {
    env: { PATH: process.env['PATH'] ?? '', ...ports, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (part: Buffer) => (printed += part.toString()));
  child.stderr.on('data', (part: Buffer) => (printed += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  const started = await Promise.race([untilHealthy(url, child), ended.then(() => false)]);
  if (!started) throw new Error(`${program} did not start: ${printed}`);
  return { child, url, ended, output: () => printed };
}

async function untilHealthy(url: string, child: ChildProcess): Promise<boolean> {
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    const isHealthy = await ask(`${url}/api/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isHealthy) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

/** One request on a connection of its own, which does not keep the test process waiting afterwards. */
export function ask(url: string): Promise<Response> {
  return fetch(url, { headers: { connection: 'close' } });
}
