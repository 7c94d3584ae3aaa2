import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceRowSecurity, giveToGate } from './row-security.js';

/**
 * A browser on which a worker has signed in before guesses on an allowance of its own. Whoever guesses elsewhere uses up
 * the common one and locks nobody out.
 */
export class KnowDevices1795830000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE known_devices (
        token_hash bytea NOT NULL,
        worker_id uuid NOT NULL CONSTRAINT known_devices_worker_fk REFERENCES workers (id),
        seen_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT known_devices_pkey PRIMARY KEY (token_hash, worker_id)
      );
      CREATE INDEX known_devices_worker_idx ON known_devices (worker_id);
      COMMENT ON TABLE known_devices IS
        'SHA-256 of a cookie of 256 random bits. To be known is an allowance of guesses and never a way in.';
      ${forceRowSecurity('known_devices')}
      CREATE POLICY gate ON known_devices TO waymark_gate USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT, UPDATE, DELETE ON known_devices TO waymark_gate;

      -- By the address that is typed, or by the worker whose code is awaited.
      CREATE FUNCTION waymark_knows_device(p_token_hash bytea, p_email text, p_worker_id uuid)
        RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
          SELECT EXISTS (
            SELECT FROM known_devices d JOIN workers w ON w.id = d.worker_id AND w.left_at IS NULL
             WHERE d.token_hash = p_token_hash AND d.seen_at > now() - interval '180 days'
               AND (w.email = lower(p_email) OR w.id = p_worker_id))
        $$;
      COMMENT ON FUNCTION waymark_knows_device(bytea, text, uuid) IS 'Half a year without a sign-in and a device is forgotten; the figure is ours.';

      CREATE FUNCTION waymark_remember_device(p_token_hash bytea, p_worker_id uuid)
        RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
        BEGIN
          DELETE FROM known_devices WHERE worker_id = p_worker_id AND seen_at < now() - interval '180 days';
          INSERT INTO known_devices (token_hash, worker_id) VALUES (p_token_hash, p_worker_id)
            ON CONFLICT (token_hash, worker_id) DO UPDATE SET seen_at = now();
        END $$;
    `);
    for (const signature of FUNCTIONS) await runner.query(giveToGate(signature));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const signature of FUNCTIONS) await runner.query(`DROP FUNCTION ${signature}`);
    await runner.query('DROP TABLE known_devices');
  }
}

const FUNCTIONS = ['waymark_knows_device(bytea, text, uuid)', 'waymark_remember_device(bytea, uuid)'];
