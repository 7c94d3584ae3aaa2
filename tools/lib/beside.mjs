import { buildApi } from './build.mjs';
import { handOver, mustHandOver, nodeToUse } from './bundled-node.mjs';
import { readChoices } from './choices.mjs';
import { installWhenNeeded } from './install.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { inProject } from './project.mjs';
import { reachDatabase } from './reach-database.mjs';
import { endWork, runWork } from './work.mjs';

// The program's answer alone goes to the output, so that it can be kept in a file.
const say = (line) => console.error(line);

/**
 * Runs a program of the API on the data of this installation, beside a running copy or without one, and ends as it ends.
 * @param {string} self the script that was called, for another Node to go on with
 * @param {string[]} args what it was called with
 * @param {(choices: object) => { program: string, args: string[], environment?: object }} orderOf what to run
 */
export async function runBeside(self, args, orderOf) {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => leave(130));
  try {
    const installed = await oneAtATime(say, () => installWhenNeeded(say));
    const node = nodeToUse();
    if (installed || mustHandOver(node)) return void handOver(node, self, args);
    leave(await runOrder(node, orderOf));
  } catch (error) {
    console.error(error instanceof PlainFailure ? error.message : error);
    leave(1);
  }
}

async function runOrder(node, orderOf) {
  const choices = readChoices(process.env);
  const { program, args, environment } = orderOf(choices);
  await oneAtATime(say, () => buildApi(node));
  const database = await reachDatabase(choices, say);
  try {
    const reached = { DATABASE_URL: database.applicationUrl, DATABASE_OWNER_URL: '', WAYMARK_DATA: choices.dataFolder };
    const script = inProject('apps', 'api', 'dist', program);
    const failure = await runWork(node, [script, ...args], { env: { ...process.env, ...reached, ...environment } });
    return failure === null ? 0 : 1;
  } finally {
    await database.stop();
  }
}

function leave(code) {
  endWork();
  process.exit(code);
}
