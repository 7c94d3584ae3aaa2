import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, PROJECT } from './lib/project.mjs';
import { faultsOf } from './lib/translations.mjs';

const FOLDER = 'apps/web/src/i18n';

/**
 * Checks both catalogues and the keys the screens use.
 * @returns {{ check: string, faults: string[] }[]}
 */
export function checkTranslations() {
  const review = inProject(FOLDER, 'cy.review.json');
  return faultsOf({
    en: JSON.parse(read('en.json')),
    cy: JSON.parse(read('cy.json')),
    files: { en: read('en.json'), cy: read('cy.json') },
    unreviewed: existsSync(review) ? JSON.parse(readFileSync(review, 'utf8')) : [],
    sources: globSync('apps/web/src/**/*.{ts,html}', { cwd: PROJECT })
      .filter((file) => !file.endsWith('.spec.ts'))
      .map((file) => ({ file, text: readFileSync(join(PROJECT, file), 'utf8') })),
  });
}

function read(file) {
  return readFileSync(inProject(FOLDER, file), 'utf8');
}

if (process.argv[1] === import.meta.filename) {
  const results = checkTranslations();
  for (const { check, faults } of results)
    console.log(`${faults.length === 0 ? '✓' : '✗'} ${check}${faults.map((fault) => `\n    ${fault}`).join('')}`);
  process.exitCode = results.every(({ faults }) => faults.length === 0) ? 0 : 1;
}
