import type { MigrationInterface, QueryRunner } from 'typeorm';

const DIGEST = "digest: HMAC of the file''s bytes under a key of the organisation, so that the same file again creates nothing.";

/** A file in which people may be at high risk has a holder by name until each of them is a referral or set aside. */
export class HoldImportRowsByName1796830000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_batches ADD COLUMN holder_id uuid;
      ALTER TABLE import_batches NO FORCE ROW LEVEL SECURITY;
      UPDATE import_batches SET holder_id = coalesce(started_by, uploaded_by);
      ALTER TABLE import_batches FORCE ROW LEVEL SECURITY;
      ALTER TABLE import_batches
        ALTER COLUMN holder_id SET NOT NULL,
        ADD CONSTRAINT import_batches_holder_fk FOREIGN KEY (organisation_id, holder_id) REFERENCES workers (organisation_id, id);
      COMMENT ON TABLE import_batches IS '${DIGEST} holder_id: who answers by name for rows in which an agency states high risk.';
      ALTER TABLE import_rows ADD COLUMN high_set_aside bytea;
      COMMENT ON COLUMN import_rows.high_set_aside IS 'Sealed: why a worker decided that a risk stated as high is none.';
      CREATE INDEX import_rows_high_idx ON import_rows (organisation_id, batch_id) WHERE ((state = 'review') AND states_high_risk);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX import_rows_high_idx;
      ALTER TABLE import_rows DROP COLUMN high_set_aside;
      ALTER TABLE import_batches DROP COLUMN holder_id;
      COMMENT ON TABLE import_batches IS '${DIGEST}';
    `);
  }
}
