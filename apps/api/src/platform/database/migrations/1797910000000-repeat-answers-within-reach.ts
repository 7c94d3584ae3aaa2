import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What she was answered is repeated to her only while everybody of whom it speaks is still hers to read. Answers kept
 * before this day do not say of whom they speak, so they are forgotten.
 */
export class RepeatAnswersWithinReach1797910000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The owner is under row security too, and would otherwise change nothing without a word.
    await runner.query(`
      ALTER TABLE idempotency_keys ADD COLUMN people uuid[] NOT NULL DEFAULT '{}';
      ALTER TABLE idempotency_keys NO FORCE ROW LEVEL SECURITY;
      UPDATE idempotency_keys SET answer = NULL;
      ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY;
      -- With the rights of whoever asks: each question it puts looks the live session up itself.
      CREATE FUNCTION waymark_reaches_all(p_people uuid[])
        RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp
        RETURN cardinality(p_people) = 0
          OR (NOT p_people && waymark_blocked('people')
              AND (waymark_reads_widely()
                   OR p_people <@ (coalesce(waymark_held('direct'), '{}') || coalesce(waymark_unallocated('direct'), '{}')
                     || ARRAY(SELECT o.person_id FROM waymark_own_openings() o))));
      REVOKE ALL ON FUNCTION waymark_reaches_all(uuid[]) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION waymark_reaches_all(uuid[]) TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION waymark_reaches_all(uuid[]); ALTER TABLE idempotency_keys DROP COLUMN people;');
  }
}
