import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readChoices } from './choices.mjs';
import { holderOf, letGo, takeHold } from './hold.mjs';
import { installIsCurrent } from './install.mjs';
import { birthmarkOf } from './processes.mjs';
import { tableOf } from './sign-ins.mjs';

describe('the installation is current', () => {
  const lock = (packages) => ({ packages: { '': { name: 'waymark' }, 'libs/domain': {}, ...packages } });
  const pg = { version: '8.0.0', integrity: 'sha512-a' };

  it('when npm has recorded the same packages', () => {
    assert.equal(installIsCurrent(lock({ 'node_modules/pg': pg }), { packages: { 'node_modules/pg': pg } }), true);
  });

  it('although a package for another platform is absent', () => {
    const wanted = lock({ 'node_modules/pg': pg, 'node_modules/mac-only': { ...pg, optional: true } });
    assert.equal(installIsCurrent(wanted, { packages: { 'node_modules/pg': pg } }), true);
  });

  for (const [why, installed] of [
    ['nothing was installed, or the installation was interrupted', null],
    ['a package is missing', { packages: {} }],
    ['a package has another version', { packages: { 'node_modules/pg': { ...pg, version: '7.0.0' } } }],
    ['a package has another content', { packages: { 'node_modules/pg': { ...pg, integrity: 'sha512-b' } } }],
  ]) {
    it(`but not when ${why}`, () => {
      assert.equal(installIsCurrent(lock({ 'node_modules/pg': pg }), installed), false);
    });
  }

  it('but not when a library of our own is not linked yet', () => {
    assert.equal(installIsCurrent(lock({ 'node_modules/@waymark/ui': { link: true } }), { packages: {} }), false);
  });
});

describe('a hold on a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-hold-'));
  const file = join(folder, 'running.json');
  after(() => rmSync(folder, { recursive: true }));

  it('is had by one process and let go by it', () => {
    assert.deepEqual(takeHold(file, { port: 3000 }), { taken: true, wasStale: false });
    assert.equal(holderOf(file).port, 3000);
    letGo(file);
    assert.equal(holderOf(file), null);
  });

  it('is refused while its holder lives', () => {
    writeFileSync(file, JSON.stringify({ pid: process.ppid, birthmark: birthmarkOf(process.ppid) }));
    assert.deepEqual(takeHold(file), { taken: false, wasStale: false });
    letGo(file);
    assert.ok(readFileSync(file, 'utf8'), 'what another holds is not ours to let go');
    rmSync(file);
  });

  it('passes on when the number of its holder belongs to another process by now', () => {
    writeFileSync(file, JSON.stringify({ pid: process.ppid, birthmark: 'another time' }));
    assert.deepEqual(takeHold(file), { taken: true, wasStale: true });
    rmSync(file);
  });

  it('passes on when the file was cut short', () => {
    writeFileSync(file, '{"pid":');
    assert.deepEqual(takeHold(file), { taken: true, wasStale: true });
    rmSync(file);
  });
});

describe('the choices of whoever starts', () => {
  it('default to port 3000 of this machine and a folder in the clone', () => {
    const choices = readChoices({});
    assert.equal(choices.port, 3000);
    assert.equal(choices.host, '127.0.0.1');
    assert.match(choices.dataFolder, /\.waymark$/);
  });

  for (const port of ['0', '65536', '30x', '-1', '3.5']) {
    it(`refuse ${port} as a port`, () => assert.throws(() => readChoices({ PORT: port }), /not a port number/));
  }

  it('refuse a database address of another kind', () => {
    assert.throws(
      () => readChoices({ DATABASE_URL: 'mysql://localhost/waymark' }),
      /DATABASE_URL is not an address of the form/,
    );
  });
});

describe('the table of sign-ins', () => {
  it('lines its columns up', () => {
    const table = tableOf([
      { role: 'idva', organisation: 'One', name: 'Ann', email: 'a@one.example', password: 'pass' },
    ]);
    assert.deepEqual(table.split('\n'), [
      'Role  Organisation  Name  E-mail         Password',
      '----  ------------  ----  -------------  --------',
      'IDVA  One           Ann   a@one.example  pass',
    ]);
  });
});
