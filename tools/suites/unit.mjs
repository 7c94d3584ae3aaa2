import { existsSync } from 'node:fs';
import { inProject } from '../lib/project.mjs';
import { together } from '../lib/test-bench.mjs';

/** Every project's own Jest tests. A project without a configuration is a failure, not an omission. */
export const unit = {
  name: 'unit',
  what: 'Jest in every project',
  async run(bench) {
    const outcomes = [];
    for (const project of bench.projects()) outcomes.push(await testProject(bench, project));
    return together(outcomes);
  },
};

async function testProject(bench, project) {
  const config = `${project}/jest.config.mjs`;
  if (!existsSync(inProject(config))) {
    bench.say(`  ${project}: ${config} is missing`);
    return { failed: 1 };
  }
  const outcome = await bench.jest(`unit-${project.replace('/', '-')}`, config, ['-w', '2']);
  bench.say(
    `  ${project}: ${outcome.passed + outcome.failed === 0 ? 'has no tests of its own' : `${outcome.passed} passed, ${outcome.failed} failed`}`,
  );
  return outcome;
}
