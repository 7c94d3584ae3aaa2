import { readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { PlainFailure } from '../lib/plain-failure.mjs';
import { PROJECT } from '../lib/project.mjs';

/** One test per project: it has neither an error nor a warning. */
export const lint = {
  name: 'lint',
  what: 'ESLint with import boundaries and folder directions',
  async run(bench) {
    const file = join(bench.logFolder, 'lint.json');
    rmSync(file, { force: true });
    const args = ['apps', 'libs', 'tools', 'eslint.config.mjs', '--format', 'json', '--output-file', file];
    const { failure, output } = await bench.script('lint', 'node_modules/eslint/bin/eslint.js', args, {
      NX_DAEMON: 'false',
    });
    // Without its graph the boundary rule would only warn on the console and skip itself.
    if (output.includes('No cached ProjectGraph'))
      throw new PlainFailure(`  The import boundaries were not checked:\n${output.slice(0, 2_000)}`);
    const files = readReport(file, failure, output);
    for (const { filePath, messages } of files) {
      for (const { line, column, message, ruleId } of messages)
        bench.say(`  ${relative(PROJECT, filePath)}:${line}:${column} ${message} (${ruleId ?? 'not readable'})`);
    }
    return countByProject(
      files.map(({ filePath, messages }) => ({ file: relative(PROJECT, filePath), problems: messages.length })),
    );
  },
};

function readReport(file, failure, output) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`ESLint ${failure ?? 'wrote no report'}:\n${output}`, { cause: error });
  }
}

/** Counts projects (apps/api, libs/ui, tools) with and without problems. */
export function countByProject(files) {
  const projects = new Map();
  for (const { file, problems } of files) {
    const parts = file.split(sep);
    const project = ['apps', 'libs'].includes(parts[0]) ? parts.slice(0, 2).join('/') : parts[0];
    projects.set(project, (projects.get(project) ?? 0) + problems);
  }
  const failed = [...projects.values()].filter((problems) => problems > 0).length;
  return { passed: projects.size - failed, failed };
}
