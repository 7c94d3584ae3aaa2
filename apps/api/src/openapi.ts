import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENTITIES } from './entities.js';
import { createHttpApp } from './http-app.js';
import { readEnvironment } from './platform/config/environment.js';
import { createDataSource } from './platform/database/data-source.js';
import { describeApi } from './platform/openapi/describe-api.js';
import { orPlainSentence } from './platform/plain-sentence.js';
import { createKeyFile } from './platform/secrets/key-file.js';

/** `openapi <file>`: writes the description of the API. Needs no database, since nothing is asked of it. */
await orPlainSentence(async () => {
  const file = process.argv[2];
  if (!file) throw new Error('Usage: openapi <file>');
  const nowhere = 'postgres://nobody@127.0.0.1:1/nothing';
  const folder = mkdtempSync(join(tmpdir(), 'waymark-openapi-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const environment = readEnvironment({ DATABASE_URL: nowhere, WAYMARK_DATA: folder });
  createKeyFile(environment.keysFile);
  const dataSource = createDataSource({ url: nowhere, poolSize: 1, entities: ENTITIES, migrations: [] });
  const app = await createHttpApp(environment, dataSource);
  writeFileSync(file, `${JSON.stringify(describeApi(app), null, 2)}\n`);
  process.exit(0);
});
