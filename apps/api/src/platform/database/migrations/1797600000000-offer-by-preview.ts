import type { MigrationInterface, QueryRunner } from 'typeorm';
import { heldFunction, keepWithinReach, OFFERED, withinReach } from './reach-functions.js';
import { giveToGate } from './row-security.js';
import { ACCEPTED, READ_BEFORE_ANSWER, TOLD_FUNCTIONS } from './told-functions.js';

const FUNCTIONS = ['waymark_told(text)', 'waymark_handover_people(uuid[])', 'waymark_handover_record(uuid[])', 'waymark_hold_case_of(uuid)'];

/** What the narrow role reads to tell a receiver what she is asked, besides what it read before. */
const READ_BY_GATE: Readonly<Record<string, string>> = {
  people: 'reference, given_name, family_name, known_as, language, interpreter',
  referrals: 'needs_contact_verifying, recorded_at, children_in_household',
  cases: 'next_step, next_step_due_on',
  handovers: 'case_id, acknowledged_at, accepted_by',
  risk_assessments: 'referral_id, finished_at',
  reviews: 'referral_id, subject, due_on, state',
  safety_plans: 'referral_id, outcome, plan_version',
  tasks: 'id, referral_id, entry_id, due_at',
};
/** Tables that it did not read at all. */
const NEWLY_READ: Readonly<Record<string, string>> = {
  risk_decisions: 'organisation_id, referral_id, decided_at',
  contact_attempts: 'id, organisation_id, referral_id, made_at, outcome, next_try_on, next_try_time',
  contact_points: 'id, organisation_id, person_id, kind, ended_at, masked, owner, call, text, voicemail, safe_times, code_word, said_by, verified_at',
  handover_sections: 'handover_id, section, text',
};
const READ = Object.entries({ ...READ_BY_GATE, ...NEWLY_READ });
const HANDOVER = withinReach('person_id', 'direct');
const SECTION = withinReach('handover_id', 'handovers');

/** Until here whoever was asked to take a case read the whole record before she had answered. */
export class OfferByPreview1797600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TOLD_FUNCTIONS);
    for (const signature of FUNCTIONS) await runner.query(giveToGate(signature));
    await runner.query(`
      ${anew(ACCEPTED)}
      ${READ.map(([table, columns]) => `GRANT SELECT (${columns}) ON ${table} TO waymark_gate;`).join('\n')}
      ${Object.keys(NEWLY_READ).map((table) => `CREATE POLICY gate ON ${table} FOR SELECT TO waymark_gate USING (true);`).join('\n')}
      CREATE POLICY gate_holds ON cases FOR UPDATE TO waymark_gate USING (true) WITH CHECK (false);
      GRANT UPDATE (version) ON cases TO waymark_gate;
      DROP POLICY within_reach ON handovers;
      DROP POLICY within_reach ON handover_sections;
      CREATE POLICY within_reach ON handovers AS RESTRICTIVE TO waymark_api
        USING (${HANDOVER} OR id = ANY ((SELECT waymark_told('all'))::uuid[]))
        WITH CHECK (${HANDOVER} OR id = ANY ((SELECT waymark_told('all'))::uuid[]));
      CREATE POLICY within_reach ON handover_sections AS RESTRICTIVE TO waymark_api
        USING (${SECTION} OR (${READ_BEFORE_ANSWER})) WITH CHECK (${SECTION});
      CREATE INDEX handovers_accepted_by_idx ON handovers (organisation_id, accepted_by)
        WHERE (state = ANY (ARRAY['accepted'::text, 'joint-contact'::text]));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX handovers_accepted_by_idx;
      DROP POLICY within_reach ON handover_sections;
      DROP POLICY within_reach ON handovers;
      ${keepWithinReach('handover_sections', 'handover_id', 'handovers')}
      ${keepWithinReach('handovers', 'person_id', 'direct')}
      REVOKE UPDATE (version) ON cases FROM waymark_gate;
      DROP POLICY gate_holds ON cases;
      ${Object.keys(NEWLY_READ).map((table) => `DROP POLICY gate ON ${table};`).join('\n')}
      ${READ.map(([table, columns]) => `REVOKE SELECT (${columns}) ON ${table} FROM waymark_gate;`).join('\n')}
      ${anew(OFFERED)}
      ${[...FUNCTIONS].reverse().map((signature) => `DROP FUNCTION ${signature};`).join('\n')}
    `);
  }
}

function anew(asked: string): string {
  return heldFunction(asked).replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION');
}
