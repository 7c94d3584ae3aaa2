import { DataSource, type EntityTarget, type MigrationInterface, type ObjectLiteral } from 'typeorm';

export interface DataSourceChoice {
  url: string;
  poolSize: number;
  entities: EntityTarget<ObjectLiteral>[];
  migrations: (new () => MigrationInterface)[];
  /** The owner's migrations may take as long as they need; requests and sweeps may not. */
  timeLimits?: 'none';
}

/** Keep one stuck request from holding the others; the last is ours, for a server that does not answer at all. */
const TIME_LIMITS = {
  statement_timeout: 5_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
  query_timeout: 8_000,
};

/**
 * The one recipe for a connection. `pipeline` lets the identity, the first query and the audit row travel without
 * waiting for each other.
 */
export function createDataSource(choice: DataSourceChoice): DataSource {
  return new DataSource({
    type: 'postgres',
    url: choice.url,
    entities: choice.entities as never[],
    migrations: choice.migrations,
    migrationsTableName: 'schema_migrations',
    synchronize: false,
    // Parameters and rows must never reach a log.
    logging: false,
    // Ids are made by gen_random_uuid(), which is part of PostgreSQL; nothing is installed for it.
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    poolSize: choice.poolSize,
    extra: {
      pipeline: true,
      application_name: 'waymark',
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
      ...(choice.timeLimits === 'none' ? {} : TIME_LIMITS),
    },
  });
}
