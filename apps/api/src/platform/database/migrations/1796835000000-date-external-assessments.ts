import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When another agency assessed her, where whoever referred her knew. */
export class DateExternalAssessments1796835000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE referrals ADD COLUMN externally_assessed_on date`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE referrals DROP COLUMN externally_assessed_on`);
  }
}
