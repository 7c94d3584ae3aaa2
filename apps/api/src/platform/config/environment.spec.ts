import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from './environment.js';

const DATABASE_URL = 'postgres://waymark_app@localhost/waymark';

describe('what a process is told from outside', () => {
  it('is refused where others could read a session on its way: another address than this machine, without TLS', () => {
    for (const HOST of ['0.0.0.0', '::', '192.0.2.7', 'waymark.example']) {
      expect(() => readEnvironment({ DATABASE_URL, HOST })).toThrow('without TLS');
      expect(readEnvironment({ DATABASE_URL, HOST, WAYMARK_TLS: 'on' })).toMatchObject({ host: HOST, isTls: true });
    }
    for (const HOST of ['127.0.0.1', '::1', 'localhost']) expect(readEnvironment({ DATABASE_URL, HOST }).isTls).toBe(false);
  });

  it('believes no proxy and listens on this machine alone unless it is told otherwise', () => {
    expect(readEnvironment({ DATABASE_URL })).toMatchObject({ host: '127.0.0.1', trustedProxies: 0 });
  });

  it('may be a file for each secret, and is never guessed', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'waymark-environment-')), 'database-url');
    writeFileSync(file, `${DATABASE_URL}\n`);
    expect(readEnvironment({ DATABASE_URL_FILE: file }).databaseUrl).toBe(DATABASE_URL);
    expect(() => readEnvironment({})).toThrow('DATABASE_URL is not set');
  });
});
