import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveToGate } from './row-security.js';
import { SERVICE_FUNCTIONS } from './service-functions.js';

const FUNCTIONS = [
  'waymark_left_in(uuid, uuid)',
  'waymark_end_service(uuid, integer, uuid)',
  'waymark_end_team(uuid, integer, uuid)',
  'waymark_change_team(uuid, uuid, date, uuid)',
];
const ADMINISTRATOR = `organisation_id = (SELECT waymark_organisation())
  AND (SELECT waymark_administers()) AND (SELECT waymark_proved_role(ARRAY['administrator']))`;
/** What is counted before a service or a team ends: who holds how many, and no other column. */
const COUNTED = {
  cases: 'organisation_id, service_id, worker_id, closed_at',
  waiting_list_entries: 'organisation_id, service_id, allocated_to, holder_id, left_at',
  referral_offers: 'organisation_id, service_id, state',
  handovers: 'organisation_id, receiver_team_id, giver_id, state',
};

/** Services and teams are added, renamed and ended on screen, and a colleague changes team. Nobody is left behind in either. */
export class AdministerServices1797120000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${['services', 'teams'].map((table) => `
        ALTER TABLE ${table} ADD COLUMN ended_at timestamptz, ADD COLUMN version integer NOT NULL DEFAULT 1;
        CREATE POLICY by_administrator_adds ON ${table} FOR INSERT TO waymark_api WITH CHECK (${ADMINISTRATOR} AND ended_at IS NULL);
        CREATE POLICY by_administrator_renames ON ${table} FOR UPDATE TO waymark_api USING (${ADMINISTRATOR} AND ended_at IS NULL) WITH CHECK (${ADMINISTRATOR});
        CREATE POLICY gate_counts ON ${table} FOR SELECT TO waymark_gate USING (true);
        CREATE POLICY gate_ends ON ${table} FOR UPDATE TO waymark_gate USING (true) WITH CHECK (true);
        GRANT UPDATE (name_en, name_cy, version) ON ${table} TO waymark_api;
        GRANT SELECT, UPDATE (ended_at, version) ON ${table} TO waymark_gate;`).join('')}
      GRANT INSERT (id, organisation_id, name_en, name_cy, kind, side) ON services TO waymark_api;
      GRANT INSERT (id, organisation_id, service_id, name_en, name_cy) ON teams TO waymark_api;
      GRANT UPDATE (team_id) ON memberships TO waymark_gate;
      ${Object.entries(COUNTED).map(([table, columns]) => `
        CREATE POLICY gate_counts ON ${table} FOR SELECT TO waymark_gate USING (true);
        GRANT SELECT (${columns}) ON ${table} TO waymark_gate;`).join('')}
      ${SERVICE_FUNCTIONS}
    `);
    for (const signature of FUNCTIONS) await runner.query(giveToGate(signature));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${[...FUNCTIONS].reverse().map((signature) => `DROP FUNCTION ${signature};`).join('\n')}
      ${Object.entries(COUNTED).map(([table, columns]) => `DROP POLICY gate_counts ON ${table}; REVOKE SELECT (${columns}) ON ${table} FROM waymark_gate;`).join('\n')}
      REVOKE UPDATE (team_id) ON memberships FROM waymark_gate;
      REVOKE INSERT (id, organisation_id, service_id, name_en, name_cy) ON teams FROM waymark_api;
      REVOKE INSERT (id, organisation_id, name_en, name_cy, kind, side) ON services FROM waymark_api;
      ${['services', 'teams'].map((table) => `
        REVOKE SELECT, UPDATE (ended_at, version) ON ${table} FROM waymark_gate;
        REVOKE UPDATE (name_en, name_cy, version) ON ${table} FROM waymark_api;
        DROP POLICY gate_ends ON ${table};
        DROP POLICY gate_counts ON ${table};
        DROP POLICY by_administrator_renames ON ${table};
        DROP POLICY by_administrator_adds ON ${table};
        ALTER TABLE ${table} DROP COLUMN version, DROP COLUMN ended_at;`).join('')}
    `);
  }
}
