import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApi } from './build.mjs';
import { handOver, mustHandOver, nodeToUse } from './bundled-node.mjs';
import { readChoices } from './choices.mjs';
import { installWhenNeeded } from './install.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { inProject } from './project.mjs';
import { reachDatabase } from './reach-database.mjs';
import { endWork, runWork } from './work.mjs';

const AUDIT = fileURLToPath(new URL('../audit.mjs', import.meta.url));
// The answer alone goes to the output, so that it can be kept in a file.
const say = (line) => console.error(line);

/** `audit verify [file of heads]` or `audit heads`, beside a running copy or without one. */
export async function run(args) {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => leave(130));
  try {
    const installed = await oneAtATime(say, () => installWhenNeeded(say));
    const node = nodeToUse();
    if (installed || mustHandOver(node)) return void handOver(node, AUDIT, args);
    leave(await look(node, args));
  } catch (error) {
    console.error(error instanceof PlainFailure ? error.message : error);
    leave(1);
  }
}

async function look(node, [act = 'verify', headsFile]) {
  const choices = readChoices(process.env);
  await oneAtATime(say, () => buildApi(node));
  const database = await reachDatabase(choices, say);
  try {
    const env = { ...process.env, DATABASE_URL: database.applicationUrl, DATABASE_OWNER_URL: '', WAYMARK_DATA: choices.dataFolder };
    const script = inProject('apps', 'api', 'dist', 'audit.js');
    const failure = await runWork(node, [script, act, ...(headsFile ? [resolve(headsFile)] : [])], { env });
    return failure === null ? 0 : 1;
  } finally {
    await database.stop();
  }
}

function leave(code) {
  endWork();
  process.exit(code);
}
