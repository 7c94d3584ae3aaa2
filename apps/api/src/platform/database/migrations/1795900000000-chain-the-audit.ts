import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceRowSecurity } from './row-security.js';

/** Seals over the audit, each chained to the one before, and the signed ends of the chains. */
export class ChainTheAudit1795900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE audit_entries ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT clock_timestamp();
      COMMENT ON COLUMN audit_entries.recorded_at IS 'By the database''s own clock, whatever time the entry tells.';

      CREATE TABLE audit_seals (
        organisation_id uuid NOT NULL,
        position bigint NOT NULL,
        entry_id bigint NOT NULL,
        hash bytea NOT NULL,
        sealed_at timestamptz NOT NULL,
        CONSTRAINT audit_seals_pkey PRIMARY KEY (organisation_id, position),
        CONSTRAINT audit_seals_entry_key UNIQUE (entry_id)
      );
      CREATE INDEX audit_seals_time_idx ON audit_seals (organisation_id, sealed_at, position);
      COMMENT ON TABLE audit_seals IS
        'One for each audit entry, in the order of sealing. No foreign key: a seal must outlive an entry that was taken away.';
      CREATE TABLE audit_heads (
        organisation_id uuid NOT NULL,
        position bigint NOT NULL,
        hash bytea NOT NULL,
        signed_at timestamptz NOT NULL,
        signature text NOT NULL,
        CONSTRAINT audit_heads_pkey PRIMARY KEY (organisation_id, position)
      );

      ${['audit_seals', 'audit_heads'].map(appendOnly).join('')}
      ${forceRowSecurity('audit_seals', 'audit_heads')}
      GRANT SELECT, INSERT ON audit_seals, audit_heads TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE audit_heads, audit_seals; ALTER TABLE audit_entries DROP COLUMN recorded_at`);
  }
}

/** Written and read by sweeps and by `audit:verify`, which act for an organisation and for no worker. */
function appendOnly(table: string): string {
  const rule = `organisation_id = (SELECT waymark_organisation()) AND (SELECT waymark_worker()) IS NULL`;
  return `
    CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION waymark_refuse_change();
    CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION waymark_refuse_change();
    CREATE POLICY by_no_worker ON ${table} TO waymark_api USING (${rule}) WITH CHECK (${rule});
  `;
}
