import 'reflect-metadata';
import { ENTITIES } from './entities.js';
import { createHttpApp } from './http-app.js';
import { readEnvironment } from './platform/config/environment.js';
import { createDataSource } from './platform/database/data-source.js';
import { orPlainSentence } from './platform/plain-sentence.js';
import { refuseOtherKey } from './platform/secrets/key-proof.js';
import { endOrderly } from './platform/shutdown.js';

/** The HTTP process. */
await orPlainSentence(async () => {
  const environment = readEnvironment();
  const dataSource = createDataSource({
    url: environment.databaseUrl,
    poolSize: environment.poolSize,
    entities: ENTITIES,
    migrations: [],
  });
  await dataSource.initialize();
  await refuseOtherKey(dataSource, environment.keysFile);
  const app = await createHttpApp(environment, dataSource);
  await app.listen(environment.port, environment.host);
  endOrderly(() => app.close());
});
