import type { IncomingMessage } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { NextFunction, Request, Response } from 'express';
import { Logger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import type { Environment } from '../../src/platform/config/environment.js';
import { bodyValidation } from '../../src/platform/validation.js';
import { requestScope } from '../../src/platform/web/request-scope.middleware.js';
import { securityHeaders } from '../../src/platform/web/security-headers.js';

type Middleware = (request: Request, response: Response, next: NextFunction) => void;

/**
 * The same application on Fastify, with every header and check that the page has on Express, and nothing that only
 * other routes need. It exists for the comparison alone.
 */
export async function createFastifyApp(environment: Environment, dataSource: DataSource): Promise<INestApplication> {
  const adapter = new FastifyAdapter({ logger: false, trustProxy: false, bodyLimit: 256 * 1024 });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(environment, dataSource), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  const headers = securityHeaders(environment.isTls);
  const before = [...headers.everywhere, ...headers.api, requestScope] as Middleware[];
  const fastify = adapter.getInstance();
  // The interceptors of the product set headers as Express knows them.
  fastify.decorateReply('setHeader', function (this: { header(name: string, value: string): void }, name: string, value: string) {
    this.header(name, value);
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    const raw = Object.assign(reply.raw, { locals: {} }) as unknown as Response;
    runAll(before, request.raw as IncomingMessage as Request, raw, done);
  });
  app.setGlobalPrefix('api');
  app.useGlobalPipes(bodyValidation());
  return app;
}

function runAll([first, ...rest]: Middleware[], request: Request, response: Response, done: () => void): void {
  if (!first) return done();
  first(request, response, () => runAll(rest, request, response, done));
}
