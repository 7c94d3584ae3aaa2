import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A file with people at a stated high risk in it ends only with words on what was done for their safety. */
export class SayWhatWasDoneForSafety1797000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_batches
        ADD COLUMN safety_words bytea,
        ADD COLUMN safety_said_by uuid,
        ADD COLUMN safety_said_at timestamptz,
        ADD CONSTRAINT import_batches_safety_fk FOREIGN KEY (organisation_id, safety_said_by) REFERENCES workers (organisation_id, id),
        ADD CONSTRAINT import_batches_safety_check CHECK (
          (safety_words IS NULL) = (safety_said_by IS NULL) AND (safety_words IS NULL) = (safety_said_at IS NULL));
      COMMENT ON COLUMN import_batches.safety_words IS 'Sealed: what was done for people at a stated high risk when the file was undone or put aside.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_batches DROP COLUMN safety_words, DROP COLUMN safety_said_by, DROP COLUMN safety_said_at;
    `);
  }
}
