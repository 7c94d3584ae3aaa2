import { existsSync } from 'node:fs';
import { PlainFailure } from '../lib/plain-failure.mjs';
import { inProject } from '../lib/project.mjs';

export const E2E_CONFIG = 'apps/api/jest.e2e.config.mjs';

/** The API on a real PostgreSQL, with the queue in PostgreSQL as it is by default. */
export const e2e = {
  name: 'e2e',
  what: 'the API on a real PostgreSQL, row security and migrations included',
  async run(bench) {
    if (!existsSync(inProject(E2E_CONFIG))) throw new PlainFailure(`  ${E2E_CONFIG} is missing.`);
    await bench.buildApi();
    const outcome = await bench.jest('e2e', E2E_CONFIG, ['-w', '2'], { QUEUE_BACKEND: 'postgres', REDIS_URL: '' });
    if (outcome.passed === 0 && outcome.failed === 0) throw new PlainFailure('  Not one e2e test was found.');
    return outcome;
  },
};
