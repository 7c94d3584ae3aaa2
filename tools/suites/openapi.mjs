import { join } from 'node:path';

/** Two tests: the API can describe itself, and the description passes the linter. */
export const openapi = {
  name: 'openapi',
  what: 'the description of the API, linted by Redocly',
  async run(bench) {
    await bench.buildApi();
    const file = join(bench.logFolder, 'openapi.json');
    const written = await bench.script('openapi-write', 'apps/api/dist/openapi.js', [file]);
    if (written.failure !== null) {
      bench.show(written.output);
      return { failed: 2 };
    }
    const args = ['lint', file, '--config', 'tools/redocly.yaml'];
    const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const linted = await bench.script('openapi-lint', 'node_modules/@redocly/cli/bin/cli.js', args, quiet);
    if (linted.failure === null) return { passed: 2 };
    bench.show(linted.output);
    return { passed: 1, failed: 1 };
  },
};
