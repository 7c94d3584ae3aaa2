import { createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildApi, buildWhenNeeded } from './build.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { inProject } from './project.mjs';
import { endGroup, startWork } from './work.mjs';

const SHOWN_LINES = 400;
/** No single command may keep the sums from being printed. */
const LIMIT = 1_500_000;

/** What the suites work with: commands whose output is kept, the build, the projects of this clone. */
export class Bench {
  #builds = new Map();

  constructor(node, say) {
    this.node = node;
    this.say = say;
    this.logFolder = inProject('tmp', 'test-logs');
    mkdirSync(this.logFolder, { recursive: true });
  }

  /** Builds once for all suites that need it; the first to ask tells why it failed. */
  build() {
    return this.#once('everything', () => buildWhenNeeded(this.node, (line) => this.say(`  ${line}`)));
  }

  /** Builds the API once, so that what needs no screens does not wait for them. */
  buildApi() {
    return this.#once('api', () => buildApi(this.node));
  }

  #once(what, build) {
    if (this.#builds.has(what)) return this.#builds.get(what).catch(notAgain);
    this.#builds.set(what, oneAtATime(this.say, build));
    return this.#builds.get(what);
  }

  /**
   * Runs a command to its end and keeps what it says.
   * @returns {Promise<{ failure: string | null, output: string }>}
   */
  async command(name, command, args, environment = {}, limit = LIMIT) {
    const log = createWriteStream(join(this.logFolder, `${name}.log`));
    const env = { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', NODE_NO_WARNINGS: '1', ...environment };
    delete env.FORCE_COLOR;
    const { child, ended } = startWork(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        log.write(text);
      });
    }
    const patience = setTimeout(() => {
      this.say(`  ${name} is still not done after ${limit / 60_000} minutes and is being stopped.`);
      endGroup(child, 'SIGTERM');
      setTimeout(() => endGroup(child, 'SIGKILL'), 5_000).unref();
    }, limit);
    const failure = await ended;
    clearTimeout(patience);
    log.end();
    return { failure, output };
  }

  /** Runs a script of an installed package, or one of our own, with the Node of the project. */
  script(name, path, args, environment = {}, nodeOptions = [], limit = LIMIT) {
    return this.command(name, this.node, [...nodeOptions, inProject(path), ...args], environment, limit);
  }

  show(output) {
    const lines = output.trimEnd().split('\n');
    if (lines.length > SHOWN_LINES)
      this.say(`  ... (${lines.length - SHOWN_LINES} lines before these are in ${this.logFolder})`);
    for (const line of lines.slice(-SHOWN_LINES)) this.say(`  ${line}`);
  }

  /** The folders of the projects: apps/api, libs/domain and so on. */
  projects() {
    return ['libs', 'apps'].flatMap((group) =>
      readdirSync(inProject(group))
        .filter((name) => existsSync(inProject(group, name, 'project.json')))
        .map((name) => `${group}/${name}`),
    );
  }

  /** Runs one Jest configuration and counts its tests. */
  async jest(name, config, args = [], environment = {}, limit = LIMIT) {
    const file = join(this.logFolder, `${name}.json`);
    rmSync(file, { force: true });
    const jestArgs = ['-c', inProject(config), '--json', `--outputFile=${file}`, '--passWithNoTests', ...args];
    const options = (await isForModules(config)) ? ['--experimental-vm-modules'] : [];
    const run = await this.script(name, 'node_modules/jest/bin/jest.js', jestArgs, environment, options, limit);
    const result = existsSync(file)
      ? countJest(JSON.parse(readFileSync(file, 'utf8')))
      : { passed: 0, failed: 1, skips: [] };
    // Jest may fail for a reason that is no test: an open handle, a threshold, a broken set-up.
    if (run.failure !== null && result.failed === 0) result.failed = 1;
    if (result.failed > 0) this.show(run.output);
    return result;
  }
}

/** The screens' tests are turned into CommonJS by Angular's preset, and must not see Node's flag for modules. */
async function isForModules(config) {
  const { default: settings } = await import(pathToFileURL(inProject(config)).href);
  return (settings.extensionsToTreatAsEsm ?? []).length > 0;
}

function notAgain() {
  throw new PlainFailure('  This needs the build, which failed above.');
}

/** The counts of a Jest report. A file that does not even load counts as one failure; a pending test is a skip. */
export function countJest(report) {
  const pending = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'pending' || status === 'todo')
      .map(({ fullName }) => `the test "${fullName}"`),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skips: pending,
  };
}

/** The counts that Node's own test runner prints last, and the tests it left out, in either of its formats. */
export function countNodeTests(output) {
  const numberOf = (word) => Number(new RegExp(`^(?:#|ℹ) ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const named = [...output.matchAll(/^\s*(?:﹣ |ok \d+ - )(.+?)(?: \([\d.]+ms\))? # (?:SKIP|TODO)?\s*(.*)$/gm)];
  const skips = named.map(([, name, reason]) => `the test "${name}"${reason === '' ? '' : `: ${reason}`}`);
  const unnamed = numberOf('skipped') + numberOf('todo') - skips.length;
  return {
    passed: numberOf('pass'),
    failed: numberOf('fail') + numberOf('cancelled'),
    skips: unnamed > 0 ? [...skips, `${unnamed} more tests, named in the log`] : skips,
  };
}

/** Adds up several outcomes. */
export function together(outcomes) {
  return {
    passed: outcomes.reduce((total, { passed = 0 }) => total + passed, 0),
    failed: outcomes.reduce((total, { failed = 0 }) => total + failed, 0),
    skips: outcomes.flatMap(({ skips = [] }) => skips),
  };
}
