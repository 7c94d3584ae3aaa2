import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The folder of this clone. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** A path inside this clone. */
export function inProject(...parts) {
  return join(PROJECT, ...parts);
}
