import { globSync } from 'node:fs';
import { countNodeTests } from '../lib/test-bench.mjs';
import { PROJECT } from '../lib/project.mjs';

/** The tools' own tests, among them every way of starting and dying. */
export const toolsSuite = {
  name: 'tools',
  what: 'the start and test commands themselves, and that each lint rule fires',
  async run(bench) {
    const files = globSync('tools/**/*.spec.mjs', { cwd: PROJECT });
    // One file at a time: some of them measure how long an ending takes.
    const args = ['--test', '--test-concurrency=1', '--test-reporter=spec', ...files];
    const { failure, output } = await bench.command('tools', bench.node, args);
    const outcome = countNodeTests(output);
    if (failure !== null && outcome.failed === 0) outcome.failed = 1;
    if (outcome.failed > 0) bench.show(output);
    return outcome;
  },
};
