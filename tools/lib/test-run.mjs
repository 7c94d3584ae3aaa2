import { fileURLToPath } from 'node:url';
import { handOver, mustHandOver, nodeToUse, whenLeftAlone } from './bundled-node.mjs';
import { installWhenNeeded } from './install.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { Bench } from './test-bench.mjs';
import { endWork } from './work.mjs';

const TEST = fileURLToPath(new URL('../test.mjs', import.meta.url));
const say = (line) => console.log(line);

/** Runs the suites asked for, by default all but the long ones, and ends with the sums. */
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
    if (installed || mustHandOver(node)) return passOn(handOver(node, TEST, args));
    // Only now: the suites need what has been installed.
    const { SUITES } = await import('../suites/index.mjs');
    const results = await runSuites(chosen(args, SUITES), new Bench(node, say));
    process.exitCode = report(results, process.env.CI === 'true');
  } catch (error) {
    console.error(error instanceof PlainFailure ? error.message : error);
    process.exitCode = 1;
  }
}

/** Which suites `--only a,b` asks for. */
export function chosen(args, suites) {
  const at = args.findIndex((arg) => arg === '--only' || arg.startsWith('--only='));
  if (at < 0) return suites.filter(({ isLong }) => !isLong);
  const list = args[at].includes('=') ? args[at].slice('--only='.length) : (args[at + 1] ?? '');
  const names = list.split(',').filter(Boolean);
  const known = suites.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (names.length > 0 && unknown.length === 0) return suites.filter(({ name }) => names.includes(name));
  throw new PlainFailure(
    `--only takes one or more of ${known.join(', ')}${unknown.length > 0 ? `; not ${unknown.join(', ')}` : ''}.`,
  );
}

async function runSuites(suites, bench) {
  const results = [];
  for (const suite of suites) {
    say(`\n▸ ${suite.name}: ${suite.what}`);
    const from = performance.now();
    const result = { name: suite.name, passed: 0, failed: 0, skips: [], ...(await outcomeOf(suite, bench)) };
    result.seconds = (performance.now() - from) / 1000;
    say(
      `  ${result.failed > 0 ? '✗' : '✓'} ${result.passed} passed, ${result.failed} failed (${result.seconds.toFixed(1)} s)`,
    );
    results.push(result);
  }
  return results;
}

async function outcomeOf(suite, bench) {
  try {
    return await suite.run(bench);
  } catch (error) {
    // A suite that cannot even run is a failure of its own, said aloud; the others still run.
    say(error instanceof PlainFailure ? error.message : (error.stack ?? String(error)));
    return { failed: 1 };
  }
}

/**
 * Prints the table, what was skipped, and as the last line the sums.
 * @returns {number} the exit code
 */
export function report(results, skipsFail, print = say) {
  const width = Math.max(...results.map(({ name }) => name.length));
  print('');
  for (const { name, passed, failed, seconds } of results) {
    print(
      `${failed > 0 ? '✗' : '✓'} ${name.padEnd(width)}  ${String(passed).padStart(5)} passed  ${String(failed).padStart(4)} failed  ${seconds.toFixed(1).padStart(7)} s`,
    );
  }
  const skips = results.flatMap(({ name, skips: list }) => list.map((skip) => `${name}: ${skip}`));
  if (skips.length > 0) print(`\nSKIPPED${skipsFail ? ' (each counts as a failure because CI=true)' : ''}:`);
  for (const skip of skips) print(`  ! ${skip}`);
  const passed = sum(results.map((result) => result.passed));
  const failed = sum(results.map((result) => result.failed)) + (skipsFail ? skips.length : 0);
  print(`\n${passed} passed, ${failed} failed`);
  // Nothing at all having run is no success either.
  return failed === 0 && passed > 0 ? 0 : 1;
}

function passOn(child) {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name).on(name, () => child.kill(name));
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
