import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever gave a case away is told who accepted it until she says that she has seen it. Acceptances of before count as seen:
 * a day that opened with all of them would hide what is new.
 */
export class TellGiversOfAcceptance1796750000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The owner is under row security too, and would otherwise change nothing without a word.
    await runner.query(`
      ALTER TABLE handovers NO FORCE ROW LEVEL SECURITY;
      UPDATE handovers SET acknowledged_at = answered_at
       WHERE acknowledged_at IS NULL AND state = ANY (ARRAY['accepted'::text, 'joint-contact'::text, 'completed'::text]);
      ALTER TABLE handovers FORCE ROW LEVEL SECURITY;
      DROP INDEX handovers_come_back_idx;
      CREATE INDEX handovers_giver_idx ON handovers (organisation_id, giver_id)
        WHERE (state = ANY (ARRAY['offered'::text, 'accepted'::text, 'joint-contact'::text, 'completed'::text, 'declined'::text, 'lapsed'::text]))
          AND (acknowledged_at IS NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX handovers_giver_idx;
      CREATE INDEX handovers_come_back_idx ON handovers (organisation_id, giver_id)
        WHERE (state = ANY (ARRAY['declined'::text, 'lapsed'::text])) AND (acknowledged_at IS NULL);
    `);
  }
}
