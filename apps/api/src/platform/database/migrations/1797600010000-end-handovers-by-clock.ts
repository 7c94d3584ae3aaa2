import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever gave a case away went on reading for as long as nobody pressed “complete”. From acceptance on a handover has a
 * last day. Those that stand open get a week from now, since their givers have not been told of any day yet.
 */
export class EndHandoversByClock1797600010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The owner is under row security too, and would otherwise change nothing without a word.
    await runner.query(`
      ALTER TABLE handovers ADD COLUMN ends_at timestamptz;
      ALTER TABLE handovers NO FORCE ROW LEVEL SECURITY;
      UPDATE handovers SET ends_at = now() + interval '7 days' WHERE state = ANY (ARRAY['accepted'::text, 'joint-contact'::text]);
      ALTER TABLE handovers FORCE ROW LEVEL SECURITY;
      CREATE INDEX handovers_end_idx ON handovers (organisation_id, ends_at) WHERE (state = ANY (ARRAY['accepted'::text, 'joint-contact'::text]));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX handovers_end_idx; ALTER TABLE handovers DROP COLUMN ends_at;');
  }
}
