import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export class KeyMistake extends Error {}

const KEY_BYTES = 32;

/**
 * Makes the key file together with the database and never again: a second key would make every address unreadable. Only
 * `migrate` does it; a process that finds no key refuses to start instead of encrypting under one of its own.
 */
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
  if (!existsSync(file)) {
    throw new KeyMistake(`The key file ${file} is missing. Put it back from where it is kept; without it no address can be read.`);
  }
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new KeyMistake(`The key file ${file} can be read by others. Run: chmod 600 ${file}`);
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== KEY_BYTES) throw new KeyMistake(`The key file ${file} does not hold a key of 32 bytes in base64.`);
  return key;
}
