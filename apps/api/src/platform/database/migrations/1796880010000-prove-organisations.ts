import type { MigrationInterface, QueryRunner } from 'typeorm';
import { blockedBody, OF_HER_ORGANISATION } from './blocked-functions.js';

/** Rows that name no person, or none yet, and hang on the word of a setting alone. NULL is whoever proves nothing. */
const PROVED = `(SELECT waymark_blocked('people')) IS NOT NULL`;

/**
 * Whoever writes SQL as the application can put another organisation into the setting that every policy compares with.
 * The session knows whose it is: where the two differ nobody is proved, and no row of a person shows. So does what an
 * agency sent, an answer that is kept for a repeated request, and what the audit says of no person.
 */
export class ProveOrganisations1796880010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sessions ADD COLUMN organisation_id uuid;
      -- The owner is under row security too, and would otherwise change nothing without a word.
      ALTER TABLE sessions NO FORCE ROW LEVEL SECURITY; ALTER TABLE workers NO FORCE ROW LEVEL SECURITY;
      UPDATE sessions s SET organisation_id = w.organisation_id FROM workers w WHERE w.id = s.worker_id;
      ALTER TABLE sessions FORCE ROW LEVEL SECURITY; ALTER TABLE workers FORCE ROW LEVEL SECURITY;
      ALTER TABLE sessions ALTER COLUMN organisation_id SET NOT NULL;

      -- A copy of the worker's, who never changes her organisation: one look less in every statement.
      CREATE FUNCTION waymark_session_of_organisation()
        RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
        AS $$
        BEGIN
          SELECT w.organisation_id INTO NEW.organisation_id FROM workers w WHERE w.id = NEW.worker_id;
          RETURN NEW;
        END $$;
      CREATE TRIGGER sessions_organisation BEFORE INSERT ON sessions
        FOR EACH ROW EXECUTE FUNCTION waymark_session_of_organisation();
      CREATE OR REPLACE FUNCTION waymark_blocked(p_ids text)${blockedBody(OF_HER_ORGANISATION)}
      ${['import_batches', 'import_rows', 'import_sources'].map((table) => `CREATE POLICY proved ON ${table} AS RESTRICTIVE TO waymark_api USING (${PROVED}) WITH CHECK (${PROVED});`).join('\n')}
      CREATE POLICY proved ON audit_entries AS RESTRICTIVE FOR SELECT TO waymark_api USING (person_id IS NOT NULL OR ${PROVED});
      CREATE POLICY proved ON idempotency_keys AS RESTRICTIVE TO waymark_api
        USING (worker_id = (SELECT waymark_proved_worker()) OR (SELECT waymark_is_job()))
        WITH CHECK (worker_id = (SELECT waymark_proved_worker()) OR (SELECT waymark_is_job()));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${['import_batches', 'import_rows', 'import_sources', 'audit_entries', 'idempotency_keys'].map((table) => `DROP POLICY proved ON ${table};`).join('\n')}
      CREATE OR REPLACE FUNCTION waymark_blocked(p_ids text)${blockedBody('')}
      DROP TRIGGER sessions_organisation ON sessions;
      DROP FUNCTION waymark_session_of_organisation();
      ALTER TABLE sessions DROP COLUMN organisation_id;
    `);
  }
}
