import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceRowSecurity, giveToGate } from './row-security.js';

const FUNCTIONS = ['waymark_key_proof()', 'waymark_keep_key_proof(bytea)'];

/** A value sealed under the key of these data: a process with another key finds out before it writes anything. */
export class ProveTheKey1795910010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE key_proofs (
        id smallint CONSTRAINT key_proofs_pkey PRIMARY KEY DEFAULT 1 CONSTRAINT key_proofs_one_check CHECK (id = 1),
        sealed bytea NOT NULL
      );
      COMMENT ON TABLE key_proofs IS 'One row: a constant text, encrypted under the key with which fields are encrypted.';
      ${forceRowSecurity('key_proofs')}
      CREATE POLICY gate ON key_proofs TO waymark_gate USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT ON key_proofs TO waymark_gate;

      CREATE FUNCTION waymark_key_proof()
        RETURNS bytea LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$ SELECT sealed FROM key_proofs $$;
      CREATE FUNCTION waymark_keep_key_proof(p_sealed bytea)
        RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$ INSERT INTO key_proofs (sealed) VALUES (p_sealed) ON CONFLICT DO NOTHING $$;
    `);
    for (const signature of FUNCTIONS) await runner.query(giveToGate(signature));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const signature of FUNCTIONS) await runner.query(`DROP FUNCTION ${signature}`);
    await runner.query('DROP TABLE key_proofs');
  }
}
