import { existsSync, globSync } from 'node:fs';
import { inProject, PROJECT } from '../lib/project.mjs';
import { together } from '../lib/test-bench.mjs';

const CONFIGURATIONS = ['tsconfig.app.json', 'tsconfig.spec.json', 'tsconfig.e2e.json'];

/** One test per TypeScript configuration beyond those the build itself compiles; templates go through Angular's compiler. */
export const types = {
  name: 'types',
  what: 'strict type check, tests and templates included',
  async run(bench) {
    await bench.build();
    const filled = bench
      .projects()
      .filter((project) => globSync(`${project}/src/**/*.ts`, { cwd: PROJECT }).length > 0);
    const files = filled
      .flatMap((project) => CONFIGURATIONS.map((file) => `${project}/${file}`))
      .filter((file) => existsSync(inProject(file)));
    const outcomes = [];
    for (const file of files) outcomes.push(await check(bench, file));
    return together(outcomes);
  },
};

async function check(bench, file) {
  const compiler = file.endsWith('tsconfig.app.json')
    ? '@angular/compiler-cli/bundles/src/bin/ngc.js'
    : 'typescript/bin/tsc';
  const name = `types-${file.replaceAll('/', '-')}`;
  const { failure, output } = await bench.script(name, `node_modules/${compiler}`, ['-p', inProject(file), '--noEmit']);
  if (failure === null) return { passed: 1 };
  bench.say(`  ${file}:`);
  bench.show(output);
  return { failed: 1 };
}
