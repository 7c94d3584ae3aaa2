import { makeBenchDatabase } from './region/bench-database.js';
import { measureInTurns } from './measure/rounds.js';
import { decimals, tableOf } from './measure/table.js';
import { COOKIE_PORT, readOrder, required, targetEnvironment } from './run-environment.js';
import { startFloor } from './targets/start-floor.js';
import { startTarget } from './targets/start-target.js';

/** The person page on each HTTP adapter and on the bare floor, in alternating rounds. */
const { cases, ...load } = readOrder(process.argv.slice(2), '10000');
const database = await makeBenchDatabase(required('BENCH_SERVER_URL'), required('BENCH_FOLDER'), cases[0] ?? 10_000);
const env = targetEnvironment(database);
const paths = database.personIds.map((id) => `/api/people/${id}`);
const floor = await startFloor('floor (node:http and pg)', database, paths);
const targets = [
  floor.target,
  await startTarget('Express 5', './serve-app.js', ['express'], env),
  await startTarget('Fastify 5', './serve-app.js', ['fastify'], env),
];
const measured = await measureInTurns(
  targets.map((target) => ({ ...target, paths, tokens: database.tokens })),
  { ...load, cookiePort: COOKIE_PORT },
);
const bare = measured[0]?.requestsPerSecond ?? Number.NaN;
console.log(`Person page, ${cases[0]} cases, ${load.rounds} rounds of ${load.seconds} s, ${load.connections} connections, ${floor.statements} statements a page`);
console.log(
  tableOf(
    ['', 'requests/s', 'of the floor', 'p50 ms', 'p95 ms', 'bytes'],
    measured.map(({ name, requestsPerSecond, p50, p95, bytes }) => [
      name,
      decimals(requestsPerSecond, 0),
      decimals(requestsPerSecond / bare, 2),
      decimals(p50, 1),
      decimals(p95, 1),
      decimals(bytes, 0),
    ]),
  ),
);
for (const target of targets) await target.stop();
