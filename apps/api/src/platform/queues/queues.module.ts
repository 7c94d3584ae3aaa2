import { BullModule, type BullRootModuleOptions } from '@nestjs/bullmq';
import type { DynamicModule } from '@nestjs/common';
import { createPostgresBackend, setDefaultBackendFactory } from 'bullmq';
import type { Environment } from '../config/environment.js';

/** Finished jobs are worth nothing: what they did is in rows. */
const FORGETFUL = { removeOnComplete: 100, removeOnFail: 1_000, attempts: 5, backoff: { type: 'exponential', delay: 1_000 } };

/** BullMQ on PostgreSQL unless a Redis is given. The choice is made once a process, before any queue exists. */
export function queuesModule(environment: Environment): DynamicModule {
  if (environment.redisUrl !== null) return BullModule.forRoot(onRedis(environment.redisUrl));
  setDefaultBackendFactory(createPostgresBackend);
  return BullModule.forRoot(onPostgres(environment.databaseUrl));
}

function onRedis(url: string): BullRootModuleOptions {
  const { hostname, port, username, password, pathname, protocol } = new URL(url);
  return {
    connection: {
      host: hostname,
      port: Number(port || 6379),
      ...(username ? { username: decodeURIComponent(username) } : {}),
      ...(password ? { password: decodeURIComponent(password) } : {}),
      ...(pathname.length > 1 ? { db: Number(pathname.slice(1)) } : {}),
      ...(protocol === 'rediss:' ? { tls: {} } : {}),
      // BullMQ's workers wait for ever by design; giving up is the job of the shutdown deadline.
      maxRetriesPerRequest: null,
    },
    defaultJobOptions: FORGETFUL,
  };
}

function onPostgres(connectionString: string): BullRootModuleOptions {
  // The schema is made by `migrate`, so this role needs no right to create anything. @nestjs/bullmq's type knows Redis only.
  const connection = { connectionString, max: 4, skipMigrations: true } as unknown as BullRootModuleOptions['connection'];
  return { connection, defaultJobOptions: FORGETFUL };
}
