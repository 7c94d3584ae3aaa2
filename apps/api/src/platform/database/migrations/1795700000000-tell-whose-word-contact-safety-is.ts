import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an agency says about reaching somebody is somewhere to begin, and is never taken for what she said herself. */
export class TellWhoseWordContactSafetyIs1795700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contact_points
        ADD COLUMN said_by text NOT NULL DEFAULT 'person'
          CONSTRAINT contact_points_said_by_check CHECK (said_by = ANY (ARRAY['person'::text, 'agency'::text]));
      COMMENT ON COLUMN contact_points.verified_at IS 'When it was said; verified only where said_by is the person herself.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      COMMENT ON COLUMN contact_points.verified_at IS NULL;
      ALTER TABLE contact_points DROP COLUMN said_by;
    `);
  }
}
