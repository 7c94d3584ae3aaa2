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

const BEGIN = fileURLToPath(new URL('../begin.mjs', import.meta.url));
const say = (line) => console.error(line);

/** `begin organisation.json`, beside a running copy or without one. */
export async function run(args) {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => leave(130));
  try {
    const installed = await oneAtATime(say, () => installWhenNeeded(say));
    const node = nodeToUse();
    if (installed || mustHandOver(node)) return void handOver(node, BEGIN, args);
    leave(await begin(node, args));
  } catch (error) {
    console.error(error instanceof PlainFailure ? error.message : error);
    leave(1);
  }
}

async function begin(node, [file]) {
  const choices = readChoices(process.env);
  await oneAtATime(say, () => buildApi(node));
  const database = await reachDatabase(choices, say);
  try {
    const address = process.env.WAYMARK_ADDRESS || `http://localhost:${choices.port}`;
    const env = { ...process.env, DATABASE_URL: database.applicationUrl, DATABASE_OWNER_URL: '', WAYMARK_DATA: choices.dataFolder, WAYMARK_ADDRESS: address };
    const script = inProject('apps', 'api', 'dist', 'begin.js');
    const failure = await runWork(node, [script, ...(file ? [resolve(file)] : [])], { env });
    return failure === null ? 0 : 1;
  } finally {
    await database.stop();
  }
}

function leave(code) {
  endWork();
  process.exit(code);
}
