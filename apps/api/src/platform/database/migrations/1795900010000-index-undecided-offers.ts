import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for a decision is few beside what was decided, and is looked through for high signals at every reading. */
export class IndexUndecidedOffers1795900010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX referral_offers_undecided_idx ON referral_offers (organisation_id, referral_id)
       WHERE (state = ANY (ARRAY['recorded'::text, 'returned'::text]))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX referral_offers_undecided_idx`);
  }
}
