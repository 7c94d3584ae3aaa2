import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceRowSecurity, giveToGate } from './row-security.js';

const FUNCTIONS = ['waymark_keep_job_proof(bytea)', 'waymark_is_job()', 'waymark_proved_worker()'];

/**
 * Settings of a transaction can be written by whoever writes SQL. What must not be forged asks here instead: a worker is
 * proved by the digest of her live session, a job by a secret that is derived from the key file and never in a table.
 */
export class ProveJobs1796700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE job_proofs (
        id smallint CONSTRAINT job_proofs_pkey PRIMARY KEY DEFAULT 1 CONSTRAINT job_proofs_one_check CHECK (id = 1),
        digest bytea NOT NULL
      );
      COMMENT ON TABLE job_proofs IS 'One row: SHA-256 of the secret by which jobs prove that they act for no session.';
      ${forceRowSecurity('job_proofs')}
      CREATE POLICY gate ON job_proofs TO waymark_gate USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT ON job_proofs TO waymark_gate;

      CREATE FUNCTION waymark_keep_job_proof(p_digest bytea)
        RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$ INSERT INTO job_proofs (digest) VALUES (p_digest) ON CONFLICT DO NOTHING $$;

      CREATE FUNCTION waymark_is_job()
        RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
        BEGIN
          RETURN EXISTS (SELECT FROM job_proofs
                          WHERE digest = sha256(decode(coalesce(current_setting('waymark.job', true), ''), 'hex')));
        END $$;

      -- Whose session it is; in a job, in whose name it acts. NULL for a sweep, and for whoever proves nothing.
      CREATE FUNCTION waymark_proved_worker()
        RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
        DECLARE
          session text := coalesce(current_setting('waymark.session', true), '');
          who uuid;
        BEGIN
          IF session <> '' THEN
            SELECT s.worker_id INTO who FROM sessions s
             WHERE s.token_hash = decode(session, 'hex') AND s.ended_at IS NULL AND s.ends_at > now()
               AND s.locked_at IS NULL;
          ELSIF waymark_is_job() THEN
            who := waymark_worker();
          END IF;
          RETURN who;
        END $$;
    `);
    for (const signature of FUNCTIONS) await runner.query(giveToGate(signature));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const signature of [...FUNCTIONS].reverse()) await runner.query(`DROP FUNCTION ${signature}`);
    await runner.query('DROP TABLE job_proofs');
  }
}
