import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { composeFaults } from '../lib/compose-rules.mjs';
import { inProject } from '../lib/project.mjs';

/** One test per rule of the deployment's compose file, its schema first. */
export const compose = {
  name: 'compose',
  what: 'docker-compose.yml against the Compose Specification and our own rules',
  async run(bench) {
    const file = parse(readFileSync(inProject('docker-compose.yml'), 'utf8'), { merge: true });
    const schema = JSON.parse(readFileSync(inProject('tools', 'schemas', 'compose-spec.json'), 'utf8'));
    const results = composeFaults(file, schema);
    const broken = results.filter(({ faults }) => faults.length > 0);
    for (const { check, faults } of broken)
      bench.say(`  not so: ${check}${faults.map((fault) => `\n    ${fault}`).join('')}`);
    return { passed: results.length - broken.length, failed: broken.length };
  },
};
