import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import { json } from 'express';
import { Logger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import type { Environment } from './platform/config/environment.js';
import { describeApi } from './platform/openapi/describe-api.js';
import { bodyValidation } from './platform/validation.js';
import { requestScope } from './platform/web/request-scope.middleware.js';
import { securityHeaders } from './platform/web/security-headers.js';
import { webPages } from './platform/web/web-pages.js';

/** Far above any form, far below what could hurt. */
const BODY_LIMIT = '256kb';

/** The whole HTTP application as it is served, and as the tests drive it. */
export async function createHttpApp(environment: Environment, dataSource: DataSource): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.of(environment, dataSource), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  prepareHttpApp(app, environment);
  return app;
}

/** Everything between the socket and the controllers; tests build their own module and come through here too. */
export function prepareHttpApp(app: NestExpressApplication, environment: Environment): void {
  const headers = securityHeaders(environment.isTls);
  app.disable('x-powered-by');
  app.set('trust proxy', environment.trustedProxies);
  app.set('query parser', 'simple');
  app.set('etag', false);
  // First of all, since whatever fails after it is answered within its scope.
  app.use(requestScope, ...headers.everywhere);
  if (environment.webRoot) app.use(...webPages(environment.webRoot));
  app.use(...headers.api, json({ limit: BODY_LIMIT, strict: true }));
  app.setGlobalPrefix('api');
  app.useGlobalPipes(bodyValidation());
  // The description itself, for any reader of OpenAPI; a page of its own would need looser content rules than ours.
  SwaggerModule.setup('api/docs', app, () => describeApi(app), { ui: false, raw: ['json'], jsonDocumentUrl: 'api/docs' });
}
