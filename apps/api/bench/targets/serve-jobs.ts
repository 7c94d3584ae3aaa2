import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ENTITIES } from '../../src/entities.js';
import { JobsModule } from '../../src/jobs.module.js';
import { readEnvironment } from '../../src/platform/config/environment.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { refuseOtherKey } from '../../src/platform/secrets/key-proof.js';

/** The job process as it is deployed, without its health port. */
const environment = readEnvironment();
const dataSource = createDataSource({ url: environment.databaseUrl, poolSize: 4, entities: ENTITIES, migrations: [] });
await dataSource.initialize();
await refuseOtherKey(dataSource, environment.keysFile);
await NestFactory.createApplicationContext(JobsModule.of(environment, dataSource), { bufferLogs: true, abortOnError: false });
process.send?.({ port: 0 });
process.once('disconnect', () => process.exit(0));
