import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of the function as personal blocks brought it, with `proved` as its further demand of the session. */
function blocked(proved: string): string {
  return `
    CREATE OR REPLACE FUNCTION waymark_blocked(p_ids text)
      RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
      AS $$
      DECLARE
        blocked uuid[];
      BEGIN
        -- First what nearly every statement of every request comes to, in one look: a live session, and no block.
        SELECT ARRAY(SELECT b.person_id FROM person_blocks b WHERE b.worker_id = s.worker_id AND b.ended_at IS NULL) INTO blocked
          FROM sessions s
         WHERE s.token_hash = decode(current_setting('waymark.session', true), 'hex') AND s.ended_at IS NULL AND s.ends_at > now()
           AND s.locked_at IS NULL${proved};
        IF blocked IS NULL THEN
          IF coalesce(current_setting('waymark.session', true), '') <> '' OR NOT waymark_is_job() THEN RETURN NULL; END IF;
          -- A sweep has no worker, and so no block.
          blocked := ARRAY(SELECT b.person_id FROM person_blocks b WHERE b.worker_id = waymark_worker() AND b.ended_at IS NULL);
        END IF;
        IF blocked = ARRAY[]::uuid[] THEN RETURN blocked; END IF;
        IF p_ids = 'people' THEN
          RETURN blocked || ARRAY(
            SELECT r.other_person_id FROM relationships r
             WHERE r.person_id = ANY (blocked)
               AND NOT EXISTS (SELECT FROM referrals f WHERE f.organisation_id = r.organisation_id AND f.person_id = r.other_person_id)
               AND NOT EXISTS (SELECT FROM relationships o WHERE o.organisation_id = r.organisation_id
                                 AND o.other_person_id = r.other_person_id AND o.person_id <> ALL (blocked)));
        END IF;
        RETURN CASE p_ids
          WHEN 'referrals' THEN ARRAY(SELECT t.id FROM referrals t WHERE t.person_id = ANY (blocked))
          WHEN 'clocks' THEN ARRAY(SELECT c.id FROM referrals t
            JOIN clocks c ON c.organisation_id = t.organisation_id AND c.referral_id = t.id WHERE t.person_id = ANY (blocked))
          WHEN 'cases' THEN ARRAY(SELECT t.id FROM cases t WHERE t.person_id = ANY (blocked))
          WHEN 'reviews' THEN ARRAY(SELECT t.id FROM reviews t WHERE t.person_id = ANY (blocked))
          WHEN 'assessments' THEN ARRAY(SELECT t.id FROM risk_assessments t WHERE t.person_id = ANY (blocked))
          WHEN 'plans' THEN ARRAY(SELECT t.id FROM safety_plans t WHERE t.person_id = ANY (blocked))
          WHEN 'handovers' THEN ARRAY(SELECT t.id FROM handovers t WHERE t.person_id = ANY (blocked))
        END;
      END $$;`;
}

const OF_HER_ORGANISATION = '\n           AND s.organisation_id = waymark_organisation()';

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
      ${blocked(OF_HER_ORGANISATION)}
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
      ${blocked('')}
      DROP TRIGGER sessions_organisation ON sessions;
      DROP FUNCTION waymark_session_of_organisation();
      ALTER TABLE sessions DROP COLUMN organisation_id;
    `);
  }
}
