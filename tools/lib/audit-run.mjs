import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runBeside } from './beside.mjs';

const AUDIT = fileURLToPath(new URL('../audit.mjs', import.meta.url));

/** `audit verify [file of heads]` or `audit heads`. */
export function run(args) {
  const [act = 'verify', headsFile] = args;
  return runBeside(AUDIT, args, () => ({ program: 'audit.js', args: [act, ...(headsFile ? [resolve(headsFile)] : [])] }));
}
