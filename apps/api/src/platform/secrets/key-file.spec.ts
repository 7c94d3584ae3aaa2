import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyFile, readKeyFile } from './key-file.js';

const aFile = (): string => join(mkdtempSync(join(tmpdir(), 'waymark-key-')), 'keys', 'field-key');

describe('the key file', () => {
  it('is made once, for its owner alone, and never again', () => {
    const file = aFile();
    createKeyFile(file);
    const made = readFileSync(file, 'utf8');
    createKeyFile(file);
    expect(readFileSync(file, 'utf8')).toBe(made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readKeyFile(file)).toHaveLength(32);
  });

  it.each([0o640, 0o604, 0o660])('is not taken while others can read it (%o)', (mode) => {
    const file = aFile();
    createKeyFile(file);
    chmodSync(file, mode);
    expect(() => readKeyFile(file)).toThrow(`can be read by others. Run: chmod 600 ${file}`);
  });

  it('is not taken when it is missing or holds something else', () => {
    const file = aFile();
    expect(() => readKeyFile(file)).toThrow('is missing');
    createKeyFile(file);
    writeFileSync(file, 'a short key');
    expect(() => readKeyFile(file)).toThrow('does not hold a key of 32 bytes');
  });
});
