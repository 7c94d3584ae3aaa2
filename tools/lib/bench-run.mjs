import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApi } from './build.mjs';
import { handOver, mustHandOver, nodeToUse, whenLeftAlone } from './bundled-node.mjs';
import { installWhenNeeded } from './install.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { inProject } from './project.mjs';
import { endWork, runWork } from './work.mjs';

const BENCH = fileURLToPath(new URL('../bench.mjs', import.meta.url));
const COMPILER = inProject('node_modules', 'typescript', 'bin', 'tsc');
const BENCHES = { pages: 'pages.bench.js', adapters: 'adapters.bench.js' };
const say = (line) => console.log(line);

/** `bench [pages|adapters] [--cases 10000,100000] [--rounds 5] [--seconds 4] [--connections 8]` */
export async function run(args) {
  const leave = (code) => {
    endWork();
    process.exit(code);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => leave(130));
  whenLeftAlone(() => leave(1));
  try {
    const installed = await oneAtATime(say, () => installWhenNeeded(say));
    const node = nodeToUse();
    if (installed || mustHandOver(node)) return passOn(handOver(node, BENCH, args));
    await measure(node, args);
    // The pipe to whoever started us would keep this process waiting.
    leave(0);
  } catch (error) {
    console.error(error instanceof PlainFailure ? error.message : error);
    leave(1);
  }
}

async function measure(node, [first, ...rest]) {
  const isNamed = first !== undefined && !first.startsWith('-');
  const bench = BENCHES[isNamed ? first : 'pages'];
  if (!bench) throw new PlainFailure(`There is no benchmark "${first}": choose ${Object.keys(BENCHES).join(' or ')}.`);
  await oneAtATime(say, () => buildApi(node));
  await succeed('The benchmark does not compile', node, [COMPILER, '-p', inProject('apps', 'api', 'tsconfig.bench.json')]);
  // Only now: it needs what has been installed.
  const { startPostgres } = await import('./postgres.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  // Durable as in use: a commit that costs nothing would measure another product.
  const server = await startPostgres({ folder, log: say, settings: { shared_buffers: '512MB', max_wal_size: '4GB' } });
  try {
    const env = { ...process.env, BENCH_SERVER_URL: server.ownerUrl(), BENCH_FOLDER: folder, BENCH_WEB_ROOT: inProject('apps', 'web', 'dist', 'browser') };
    const script = inProject('apps', 'api', 'dist', 'bench', 'bench', bench);
    await succeed('The benchmark', node, [script, ...(isNamed ? rest : [first, ...rest].filter(Boolean))], env);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(server.dataFolder, { recursive: true, force: true });
  }
}

async function succeed(what, node, args, env = process.env) {
  const failure = await runWork(node, args, { env });
  if (failure !== null) throw new PlainFailure(`${what} (${failure}).`);
}

function passOn(child) {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name).on(name, () => child.kill(name));
}
