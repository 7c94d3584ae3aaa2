import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { ENTITIES } from './entities.js';
import { JobsModule } from './jobs.module.js';
import { readEnvironment } from './platform/config/environment.js';
import { createDataSource } from './platform/database/data-source.js';
import { orPlainSentence } from './platform/plain-sentence.js';
import { refuseOtherKey } from './platform/secrets/key-proof.js';
import { endOrderly } from './platform/shutdown.js';
import { requestScope } from './platform/web/request-scope.middleware.js';

/** The job process. Over HTTP it answers for its health and for nothing else. */
await orPlainSentence(async () => {
  const environment = readEnvironment();
  const dataSource = createDataSource({ url: environment.databaseUrl, poolSize: 4, entities: ENTITIES, migrations: [] });
  await dataSource.initialize();
  await refuseOtherKey(dataSource, environment.keysFile);
  const app = await NestFactory.create<NestExpressApplication>(JobsModule.of(environment, dataSource), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.use(requestScope);
  app.setGlobalPrefix('api');
  await app.listen(environment.jobsPort, environment.host);
  endOrderly(() => app.close());
});
