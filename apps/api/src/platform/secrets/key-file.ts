import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export class KeyMistake extends Error {}

const KEY_BYTES = 32;

/** Makes the key file on the very first start and never again: a second key would make every address unreadable. */
export function createKeyFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Already there, or another process was quicker: then its key is the key.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** The root key, from a file that nobody but its owner can read. */
export function readKeyFile(file: string): Buffer {
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new KeyMistake(`The key file ${file} can be read by others. Run: chmod 600 ${file}`);
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== KEY_BYTES) throw new KeyMistake(`The key file ${file} does not hold a key of 32 bytes in base64.`);
  return key;
}
