import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LEAVER_FUNCTIONS } from './leaver-functions.js';
import { giveToGate } from './row-security.js';

const FUNCTIONS = ['waymark_end_membership(uuid, date, uuid, uuid)', 'waymark_end_sign_ins_of(uuid, uuid)', 'waymark_count_sign_ins_of(uuid)', 'waymark_change_own_password(text, bytea)'];

/** An administrator ends a colleague's place and her sign-ins; whoever has no place left has left. */
export class EndMemberships1796890000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE memberships ADD COLUMN ended_at timestamptz, ADD COLUMN ended_by uuid,
        ADD CONSTRAINT memberships_ended_by_fk FOREIGN KEY (organisation_id, ended_by) REFERENCES workers (organisation_id, id);
      ALTER TABLE workers ADD COLUMN interim_holder_id uuid,
        ADD CONSTRAINT workers_interim_holder_fk FOREIGN KEY (organisation_id, interim_holder_id) REFERENCES workers (organisation_id, id);
      COMMENT ON TABLE workers IS 'interim_holder_id: who takes what she holds when her last place ends.';
      CREATE POLICY gate_ends ON memberships FOR UPDATE TO waymark_gate USING (true) WITH CHECK (true);
      CREATE POLICY gate_ends ON workers FOR UPDATE TO waymark_gate USING (true) WITH CHECK (true);
      GRANT UPDATE (to_on, ended_at, ended_by) ON memberships TO waymark_gate;
      GRANT UPDATE (left_at, interim_holder_id) ON workers TO waymark_gate;
      ${LEAVER_FUNCTIONS}
    `);
    for (const signature of FUNCTIONS) await runner.query(giveToGate(signature));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${[...FUNCTIONS].reverse().map((signature) => `DROP FUNCTION ${signature};`).join('\n')}
      REVOKE UPDATE (left_at, interim_holder_id) ON workers FROM waymark_gate;
      REVOKE UPDATE (to_on, ended_at, ended_by) ON memberships FROM waymark_gate;
      DROP POLICY gate_ends ON workers;
      DROP POLICY gate_ends ON memberships;
      COMMENT ON TABLE workers IS NULL;
      ALTER TABLE workers DROP CONSTRAINT workers_interim_holder_fk, DROP COLUMN interim_holder_id;
      ALTER TABLE memberships DROP CONSTRAINT memberships_ended_by_fk, DROP COLUMN ended_by, DROP COLUMN ended_at;
    `);
  }
}
