/**
 * How often a proof by chance is repeated: a short form with every run of the tests, the long one by `npm run prove:access`.
 */
export function times(short: number, long: number): number {
  return process.env['WAYMARK_PROOF'] === 'long' ? long : short;
}
