import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['contact_points', 'relationships'];

/**
 * With which referral alone a number or somebody beside her became known, so that it leaves her record with a referral
 * that is withdrawn: a stranger's number must not stay first on it. What was known before this day stays as it is.
 */
export class TellWhatCameWithAReferral1797410000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES.map((table) => `ALTER TABLE ${table} ADD COLUMN came_with uuid;`).join('\n'));
    await runner.query(`COMMENT ON COLUMN relationships.came_with IS 'The only referral that ever named it; null once it was said again.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES.map((table) => `ALTER TABLE ${table} DROP COLUMN came_with;`).join('\n'));
  }
}
