import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever was named by a colleague as the holder of a risk reads so on Today until she says that she has it. */
export class TellNamedHolders1797330000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE waiting_list_entries ADD COLUMN holder_is_new boolean NOT NULL DEFAULT false;
      COMMENT ON COLUMN waiting_list_entries.holder_is_new IS 'Named by whoever accepted the referral; the holder has not said yet that she has it.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE waiting_list_entries DROP COLUMN holder_is_new`);
  }
}
