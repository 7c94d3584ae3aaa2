import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import request from 'supertest';
import { ENTITIES } from '../src/entities.js';
import { createHttpApp } from '../src/http-app.js';
import { createDataSource } from '../src/platform/database/data-source.js';
import { migrateUp } from '../src/platform/database/migrate.js';
import { MIGRATIONS } from '../src/platform/database/migrations/index.js';
import { refuseOtherKey } from '../src/platform/secrets/key-proof.js';
import { testEnvironment } from './setup/test-app.js';
import { cloneDatabase, createEmptyDatabase, type TestDatabase } from './setup/test-database.js';

const PLAN = {
  en: 'Harbour Light',
  cy: 'Golau’r Harbwr',
  services: [{ kind: 'outreach', side: 'victim', en: 'Outreach', cy: 'Allgymorth' }],
  workers: [
    { name: 'Owen Example', email: 'owen@harbour-light.example', role: 'administrator', language: 'en' },
    { name: 'Amina Example', email: 'amina@harbour-light.example', role: 'duty-worker', language: 'cy' },
  ],
};
const PASSWORD = 'four invented words together';

/** The built program, as a person runs it. */
function begin(database: TestDatabase, plan: object): Promise<{ code: number; output: string; fault: string }> {
  const file = join(mkdtempSync(join(tmpdir(), 'waymark-e2e-begin-')), 'organisation.json');
  writeFileSync(file, JSON.stringify(plan));
  const program = fileURLToPath(new URL('../dist/begin.js', import.meta.url));
  const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: database.applicationUrl, WAYMARK_ADDRESS: 'https://waymark.example/' };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, file], { env }, (error, output, fault) => resolve({ code: Number(error?.code ?? 0), output, fault }));
  });
}

describe('the first organisation of an empty deployment', () => {
  let database: TestDatabase;
  let owner: Client;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    const schema = createDataSource({ url: database.ownerUrl, poolSize: 2, entities: ENTITIES, migrations: MIGRATIONS });
    await schema.initialize();
    await migrateUp(schema, database.applicationUrl);
    await schema.destroy();
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(() => owner.end());

  it('is made whole, with a one-time link for each of its people, and recorded', async () => {
    const { code, output } = await begin(database, PLAN);
    expect(code).toBe(0);
    const links = [...output.matchAll(/https:\/\/waymark\.example\/set-password#([\w-]{43})/g)].map(([, token]) => token!);
    expect(links).toHaveLength(2);
    const { rows } = await owner.query('SELECT action, system_job FROM audit_entries ORDER BY id');
    expect(rows.map(({ action }) => action)).toEqual(['organisation.begun', 'password-reset.made', 'password-reset.made']);
    const stored = await owner.query('SELECT token_hash FROM password_resets');
    expect(stored.rows.some(({ token_hash: hash }) => links.includes(hash.toString('utf8')))).toBe(false);
    const dataSource = createDataSource({ url: database.applicationUrl, poolSize: 4, entities: ENTITIES, migrations: [] });
    await dataSource.initialize();
    const environment = testEnvironment(database);
    await refuseOtherKey(dataSource, environment.keysFile);
    const app = await createHttpApp(environment, dataSource);
    await app.init();
    const server = request(app.getHttpServer());
    await server.post('/api/password-resets/use').send({ token: links[0], code: null, password: PASSWORD }).expect(204);
    await server.post('/api/password-resets/use').send({ token: links[0], code: null, password: PASSWORD }).expect(409);
    const { body } = await server.post('/api/session').send({ email: 'owen@harbour-light.example', password: PASSWORD }).expect(200);
    expect(body.worker.roles).toEqual(['administrator']);
    expect(body.services).toEqual([expect.objectContaining({ kind: 'outreach', name: { en: 'Outreach', cy: 'Allgymorth' } })]);
    await app.close();
  });

  it('is not made a second time', async () => {
    const { code, output, fault } = await begin(database, { ...PLAN, en: 'Another' });
    expect([code, output]).toEqual([1, '']);
    expect(fault).toMatch(/^There is an organisation already; nothing was changed\. .*\n$/);
    expect((await owner.query('SELECT name_en FROM organisations')).rows).toEqual([{ name_en: 'Harbour Light' }]);
  });

  it('is not made beside others that are there', async () => {
    expect((await begin(await cloneDatabase(), PLAN)).fault).toContain('There is an organisation already');
  });

  it('is refused in one sentence when its file is wrong', async () => {
    const { code, fault } = await begin(database, { ...PLAN, workers: [] });
    expect(code).toBe(1);
    expect(fault).toBe('The first of "workers" must have the role "administrator".\n');
  });
});
