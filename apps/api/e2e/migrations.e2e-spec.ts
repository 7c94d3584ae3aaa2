import type { DataSource } from 'typeorm';
import { ENTITIES } from '../src/entities.js';
import { createDataSource } from '../src/platform/database/data-source.js';
import { migrateDown, migrateUp } from '../src/platform/database/migrate.js';
import { MIGRATIONS } from '../src/platform/database/migrations/index.js';
import { createEmptyDatabase, type TestDatabase } from './setup/test-database.js';

describe('migrations', () => {
  let database: TestDatabase;
  let owner: DataSource;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    owner = createDataSource({ url: database.ownerUrl, poolSize: 2, entities: ENTITIES, migrations: MIGRATIONS });
    await owner.initialize();
    await migrateUp(owner, database.applicationUrl);
  });
  afterAll(() => owner.destroy());

  const tables = async (): Promise<string[]> => {
    const rows: { name: string }[] = await owner.query(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migrations' ORDER BY 1`,
    );
    return rows.map((row) => row.name);
  };

  /**
   * What the entities would still change. Comments stand in the migrations only, so that each is written once. (One on a
   * column that an index or a key uses makes TypeORM rebuild those; such a comment belongs on the table.)
   */
  const drift = async (): Promise<string[]> => {
    const { upQueries } = await owner.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query).filter((query) => !query.startsWith('COMMENT ON'));
  };

  it('leave the schema builder with nothing to say', async () => {
    expect(await drift()).toEqual([]);
  });

  it('have an entity for every table and a table for every entity', async () => {
    expect(owner.entityMetadatas.map((one) => one.tableName).sort()).toEqual(await tables());
  });

  it('run again without doing anything', async () => {
    const before = await tables();
    await migrateUp(owner, database.applicationUrl);
    expect(await tables()).toEqual(before);
  });

  it('all go down, one after another, to an empty database, and up again to the same schema', async () => {
    const before = await tables();
    for (let i = 0; i < MIGRATIONS.length; i += 1) await migrateDown(owner);
    expect(await tables()).toEqual([]);
    await migrateUp(owner, database.applicationUrl);
    expect(await tables()).toEqual(before);
    expect(await drift()).toEqual([]);
  });
});
