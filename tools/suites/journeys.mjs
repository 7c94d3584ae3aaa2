import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../lib/free-port.mjs';
import { PlainFailure } from '../lib/plain-failure.mjs';
import { inProject, PROJECT } from '../lib/project.mjs';
import { systemProgram } from '../lib/system-programs.mjs';
import { countNodeTests } from '../lib/test-bench.mjs';
import { Started } from '../testing/started.mjs';
import { temporaryFolder } from '../testing/temporary-folder.mjs';

const SCRIPT = 'apps/web-e2e/run.mjs';

/** The browser journeys against a copy started for them, as a new user would start it. */
export const journeys = {
  name: 'journeys',
  what: 'browser journeys in Chromium, with axe on every page',
  async run(bench) {
    const program = systemProgram('chromium', bench.say);
    if (program.missing) return { skips: [program.missing] };
    if (!existsSync(inProject(SCRIPT))) throw new PlainFailure(`  ${SCRIPT} is missing.`);
    await bench.build();
    const data = temporaryFolder('journeys');
    const port = String(await freePort());
    const copy = new Started(PROJECT, { PORT: port, WAYMARK_DATA: data.path });
    try {
      await copy.ready(180_000);
      return await walk(bench, { port, data: data.path, chromium: program.path });
    } finally {
      await copy.kill('SIGTERM');
      data.remove();
    }
  },
};

async function walk(bench, { port, data, chromium }) {
  const environment = {
    WAYMARK_URL: `http://localhost:${port}`,
    WAYMARK_SIGN_INS: join(data, 'demonstration-sign-ins.json'),
    CHROMIUM_PATH: chromium,
  };
  const { failure, output } = await bench.script('journeys', SCRIPT, [], environment);
  const outcome = countNodeTests(output);
  if ((failure !== null || outcome.passed === 0) && outcome.failed === 0) outcome.failed = 1;
  if (outcome.failed > 0) bench.show(output);
  return outcome;
}
