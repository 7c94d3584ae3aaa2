import { makeBenchDatabase } from './region/bench-database.js';
import { measureInTurns } from './measure/rounds.js';
import { decimals, tableOf } from './measure/table.js';
import { COOKIE_PORT, readOrder, required, targetEnvironment } from './run-environment.js';
import { startTarget } from './targets/start-target.js';

/** The person page on each HTTP adapter and on the bare floor, in alternating rounds. */
const { cases, ...load } = readOrder(process.argv.slice(2), '10000');
const database = await makeBenchDatabase(required('BENCH_SERVER_URL'), required('BENCH_FOLDER'), cases[0] ?? 10_000);
const env = targetEnvironment(database);
const targets = [
  await startTarget('floor (node:http and pg)', './serve-floor.js', [], env),
  await startTarget('Express 5', './serve-app.js', ['express'], env),
  await startTarget('Fastify 5', './serve-app.js', ['fastify'], env),
];
const paths = database.personIds.map((id) => `/api/people/${id}`);
const measured = await measureInTurns(targets, { ...load, paths, tokens: database.tokens, cookiePort: COOKIE_PORT });
const floor = measured[0]?.requestsPerSecond ?? Number.NaN;
console.log(`Person page, ${cases[0]} cases, ${load.rounds} rounds of ${load.seconds} s, ${load.connections} connections`);
console.log(
  tableOf(
    ['', 'requests/s', 'of the floor', 'p50 ms', 'p95 ms', 'bytes'],
    measured.map(({ name, requestsPerSecond, p50, p95, bytes }) => [
      name,
      decimals(requestsPerSecond, 0),
      decimals(requestsPerSecond / floor, 2),
      decimals(p50, 1),
      decimals(p95, 1),
      decimals(bytes, 0),
    ]),
  ),
);
for (const target of targets) await target.stop();
