import 'reflect-metadata';
import { ENTITIES } from '../../src/entities.js';
import { createHttpApp } from '../../src/http-app.js';
import { readEnvironment } from '../../src/platform/config/environment.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { refuseOtherKey } from '../../src/platform/secrets/key-proof.js';
import { createFastifyApp } from './fastify-app.js';

/** The product as it is served, on the adapter named by the first argument. Tells its port to whoever started it. */
const environment = readEnvironment();
const { databaseUrl: url, poolSize } = environment;
const dataSource = createDataSource({ url, poolSize, entities: ENTITIES, migrations: [] });
await dataSource.initialize();
await refuseOtherKey(dataSource, environment.keysFile);
const app = await (process.argv[2] === 'fastify' ? createFastifyApp : createHttpApp)(environment, dataSource);
const server = await app.listen(0, '127.0.0.1');
process.send?.({ port: (server.address() as { port: number }).port });
process.once('disconnect', () => process.exit(0));
