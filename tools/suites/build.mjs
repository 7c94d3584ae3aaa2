/** One test: everything builds (for the screens this is also the strict check of their templates). */
export const build = {
  name: 'build',
  what: 'everything that is delivered',
  async run(bench) {
    await bench.build();
    return { passed: 1 };
  },
};
