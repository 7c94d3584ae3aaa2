import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWhenNeeded } from './build.mjs';
import { handOver, mustHandOver, nodeToUse, whenLeftAlone } from './bundled-node.mjs';
import { endChildren, runToEnd, startChild, untilHealthy } from './children.mjs';
import { readChoices } from './choices.mjs';
import { claimDataFolder, prepareDataFolder, refuseSecondCopy } from './data-folder.mjs';
import { openDatabase } from './databases.mjs';
import { freePort } from './free-port.mjs';
import { installWhenNeeded } from './install.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { inProject } from './project.mjs';
import { checkRedis } from './queue-store.mjs';
import { refuseTakenPort, refuseUnreachable } from './reachable.mjs';
import { signInTable } from './sign-ins.mjs';
import { endWork } from './work.mjs';

const START = fileURLToPath(new URL('../start.mjs', import.meta.url));
/** The whole ending must take less than five seconds; the database gets what these leave. */
const CHILDREN_MAY_TAKE = 3_700;

/** Starts everything and stays until it is told to end. */
export async function run() {
  // Whoever read our output may have gone; that must not keep us from ending in good order.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  const running = { children: [], database: null, release: () => {}, ending: false };
  const stop = (outcome) => void endEverything(running, outcome);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stop({ code: 0 }));
  whenLeftAlone(() => stop({ code: 1 }));
  process.on('uncaughtException', (error) => stop({ code: 1, error }));
  try {
    await installAndServe(running, stop);
  } catch (error) {
    stop({ code: 1, error });
  }
}

async function installAndServe(running, stop) {
  const choices = readChoices(process.env);
  await refuseWhatCannotWork(choices);
  const installed = await oneAtATime(say, () => installWhenNeeded(say));
  const node = nodeToUse();
  // After an installation the Node of this process may have been replaced under it.
  if (installed || mustHandOver(node)) {
    running.handedTo = handOver(node, START);
    return;
  }
  if (!running.ending) await bringUp(running, choices, node);
  if (!running.ending) watch(running, stop);
}

async function refuseWhatCannotWork({ dataFolder, port, host, databaseUrl, ownerUrl, redisUrl }) {
  prepareDataFolder(dataFolder);
  refuseSecondCopy(dataFolder);
  await refuseTakenPort(port, host);
  if (databaseUrl !== null) await refuseUnreachable('DATABASE_URL', databaseUrl, 5432, 'PostgreSQL');
  if (ownerUrl !== null) await refuseUnreachable('DATABASE_OWNER_URL', ownerUrl, 5432, 'PostgreSQL');
  if (redisUrl !== null) await refuseUnreachable('REDIS_URL', redisUrl, 6379, 'Redis');
}

async function bringUp(running, choices, node) {
  const claim = claimDataFolder(choices.dataFolder, choices.port);
  running.release = claim.release;
  const steps = [
    () => oneAtATime(say, () => buildWhenNeeded(node, say)),
    () => openStores(running, choices, claim.wasStale),
    () => prepareSchema(running, node, environmentFor(choices, running.database), choices),
    () => startServers(running, node, environmentFor(choices, running.database), choices),
    () => tellWhereItIs(choices),
  ];
  for (const step of steps) if (!running.ending) await step();
}

function watch({ children, database }, stop) {
  const stopFor = (sentence) => stop({ code: 1, error: new PlainFailure(sentence) });
  for (const { name, ended, logFile } of children) {
    void ended.then((how) =>
      stopFor(
        `${name} has ended unexpectedly (${how}), so everything is being stopped; see ${logFile}, then start again.`,
      ),
    );
  }
  void database.ended.then(() =>
    stopFor('The database has ended unexpectedly, so everything is being stopped; start again to repair it.'),
  );
}

async function openStores(running, choices, wasStale) {
  let repairs = 0;
  const tell = (line) => {
    repairs += 1;
    say(line);
  };
  if (choices.redisUrl !== null) await checkRedis(choices.redisUrl, say);
  running.opening = openDatabase(choices, tell);
  running.database = await running.opening;
  if (wasStale && repairs === 0)
    say('The last run was cut short; its lock has been cleared and the data are as they were saved.');
}

function environmentFor({ dataFolder, port, host, redisUrl }, database) {
  return {
    DATABASE_OWNER_URL: database.ownerUrl,
    DATABASE_URL: database.applicationUrl,
    ...(redisUrl === null ? {} : { REDIS_URL: redisUrl.href }),
    WAYMARK_DATA: dataFolder,
    WAYMARK_WEB_ROOT: inProject('apps', 'web', 'dist', 'browser'),
    PORT: String(port),
    HOST: host,
  };
}

async function prepareSchema(running, node, environment, { dataFolder }) {
  const logFolder = join(dataFolder, 'logs');
  const steps = [
    ['Preparing the database', 'migrate.js', ['up']],
    ...(process.env.NODE_ENV === 'production' ? [] : [['Filling in the demonstration region', 'seed.js', []]]),
  ];
  for (const [name, file, args] of steps) {
    if (running.ending) return;
    const child = startChild({ name, node, script: script(file), args, environment, logFolder });
    running.children = [child];
    await runToEnd(child);
    running.children = [];
  }
}

async function startServers(running, node, environment, { dataFolder, port, host }) {
  const logFolder = join(dataFolder, 'logs');
  // The processes that serve never get the owner's address: they could not undo row security if they were taken over.
  const { DATABASE_OWNER_URL: _owner, ...served } = environment;
  const jobsPort = await freePort();
  const common = { node, logFolder };
  const api = startChild({
    ...common,
    name: 'The web server',
    script: script('main.js'),
    environment: { ...served, DATABASE_OWNER_URL: '' },
  });
  const jobs = startChild({
    ...common,
    name: 'The jobs process',
    script: script('jobs.js'),
    environment: { ...served, DATABASE_OWNER_URL: '', JOBS_PORT: String(jobsPort) },
  });
  running.children = [api, jobs];
  const reachAt = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  await Promise.all([
    untilHealthy(api, `http://${reachAt.includes(':') ? `[${reachAt}]` : reachAt}:${port}/api/health/ready`, 60_000),
    untilHealthy(jobs, `http://127.0.0.1:${jobsPort}/api/health/ready`, 60_000),
  ]);
}

async function endEverything(running, { code, error }) {
  if (running.ending) return;
  running.ending = true;
  // The other one does the ending then, and we end as it ends.
  if (running.handedTo !== undefined) return running.handedTo.kill('SIGTERM');
  if (error !== undefined) complain(error);
  else say('Stopping ...');
  endWork();
  await endChildren(running.children, CHILDREN_MAY_TAKE);
  const database = running.database ?? (await running.opening?.catch(() => null));
  await database?.stop();
  running.release();
  if (error === undefined) say('Stopped; the data are kept.');
  process.exit(code);
}

function tellWhereItIs({ port, host, dataFolder }) {
  const table = signInTable(dataFolder);
  if (table !== null)
    say(
      `\nDemonstration sign-ins (invented people; also in ${join(dataFolder, 'demonstration-sign-ins.json')}):\n\n${table}`,
    );
  say(`\nWaymark is ready at http://${host === '127.0.0.1' ? 'localhost' : host}:${port}\nStop it with Ctrl-C.`);
}

function script(name) {
  const path = inProject('apps', 'api', 'dist', name);
  if (existsSync(path)) return path;
  throw new PlainFailure(
    `${path} is missing although the build succeeded; delete the folder apps/api/dist and start again.`,
  );
}

function complain(error) {
  if (error instanceof PlainFailure) console.error(error.message);
  else
    console.error(
      `Waymark met a fault it does not know: ${process.env.WAYMARK_TRACE === '1' ? error.stack : error.message} (WAYMARK_TRACE=1 shows where).`,
    );
}

function say(line) {
  console.log(line);
}
