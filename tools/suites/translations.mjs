import { checkTranslations } from '../check-translations.mjs';

/** One test per rule of the catalogues. */
export const translations = {
  name: 'translations',
  what: 'English and Welsh, complete and well formed',
  async run(bench) {
    const results = checkTranslations();
    const broken = results.filter(({ faults }) => faults.length > 0);
    for (const { check, faults } of broken)
      bench.say(`  not so: ${check}${faults.map((fault) => `\n    ${fault}`).join('')}`);
    return { passed: results.length - broken.length, failed: broken.length };
  },
};
