import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runBeside } from './beside.mjs';

const BEGIN = fileURLToPath(new URL('../begin.mjs', import.meta.url));

/** `begin organisation.json` */
export function run(args) {
  const [file] = args;
  return runBeside(BEGIN, args, ({ port }) => ({
    program: 'begin.js',
    args: file ? [resolve(file)] : [],
    environment: { WAYMARK_ADDRESS: process.env.WAYMARK_ADDRESS || `http://localhost:${port}` },
  }));
}
