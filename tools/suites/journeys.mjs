import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../lib/free-port.mjs';
import { PlainFailure } from '../lib/plain-failure.mjs';
import { inProject, PROJECT } from '../lib/project.mjs';
import { systemProgram } from '../lib/system-programs.mjs';
import { countNodeTests, together } from '../lib/test-bench.mjs';
import { Started } from '../testing/started.mjs';
import { temporaryFolder } from '../testing/temporary-folder.mjs';

const SCRIPT = 'apps/web-e2e/run.mjs';
/** A journey waits for pages more than it works, so two go side by side; more would wait for the processor. */
const SIDE_BY_SIDE = Math.min(2, availableParallelism());

/** The browser journeys, each in a process of its own, against copies started as a new user would start one. */
export const journeys = {
  name: 'journeys',
  what: 'browser journeys in Chromium, with axe on every page',
  async run(bench) {
    const program = systemProgram('chromium', bench.say);
    if (program.missing) return { skips: [program.missing] };
    const names = journeyNames();
    await bench.build();
    const lanes = Array.from({ length: SIDE_BY_SIDE }, () => walkWhatIsLeft(bench, names, program.path));
    const ended = await Promise.allSettled(lanes);
    const broken = ended.find(({ status }) => status === 'rejected');
    if (broken) throw broken.reason;
    return together(ended.flatMap(({ value }) => value));
  },
};

function journeyNames() {
  const names = readdirSync(inProject('apps', 'web-e2e', 'journeys')).map((file) => file.replace('.mjs', ''));
  if (names.length === 0) throw new PlainFailure('  Not one journey was found.');
  return names.sort();
}

/** Takes one journey after another until none is left, with a copy of its own: two that share workers would meet. */
async function walkWhatIsLeft(bench, names, chromium) {
  const data = temporaryFolder('journeys');
  const port = String(await freePort());
  const copy = new Started(PROJECT, { PORT: port, WAYMARK_DATA: data.path });
  const outcomes = [];
  try {
    await copy.ready(180_000);
    const environment = {
      WAYMARK_URL: `http://localhost:${port}`,
      WAYMARK_SIGN_INS: join(data.path, 'demonstration-sign-ins.json'),
      CHROMIUM_PATH: chromium,
    };
    for (let name = names.shift(); name !== undefined; name = names.shift()) outcomes.push(await walk(bench, name, environment));
    return outcomes;
  } finally {
    await copy.kill('SIGTERM');
    data.remove();
  }
}

async function walk(bench, name, environment) {
  const { failure, output } = await bench.script(`journey-${name}`, SCRIPT, ['--only', name], environment);
  const outcome = countNodeTests(output);
  if ((failure !== null || outcome.passed === 0) && outcome.failed === 0) outcome.failed = 1;
  if (outcome.failed > 0) bench.show(output);
  return outcome;
}
