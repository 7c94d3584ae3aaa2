import type { MigrationInterface, QueryRunner } from 'typeorm';
import { HIDDEN } from './1796700010000-block-people.js';
import { peopleCandidates } from './blocked-functions.js';
import { keepWithinReach, REACH_FUNCTIONS, WITHIN_REACH_OF_SEARCH, withinReach, type ReachedIds } from './reach-functions.js';
import { giveToGate } from './row-security.js';

/** Tables that came after blocks and hang on a person as well. */
const LATER: typeof HIDDEN = [
  ['childrens_services_decisions', 'person_id', 'people'],
  ['past_holders', 'person_id', 'people'],
];

/** Where it is not the people within reach alone: some are only named, and of some what reaches them is shown. */
const OTHERS_TOO: Readonly<Record<string, ReachedIds>> = { people: 'named', person_blocks: 'named', contact_points: 'people' };

/** What a block hides is kept within reach. */
export const KEPT = [...HIDDEN, ...LATER].map(([table, column, ids]) => [table, column, OTHERS_TOO[table] ?? (ids === 'people' ? 'direct' : ids)] as const);

/** What the narrow role reads to know who holds whom, besides what it read before. */
const READ_BY_GATE: Readonly<Record<string, string>> = {
  referrals: 'risk',
  referral_offers: 'referral_id, decided_at, decided_by',
  cases: 'referral_id, closed_by',
  waiting_list_entries: 'person_id, referral_id, left_by',
  tasks: 'organisation_id, person_id, holder_id, done_at, done_by',
  risk_assessments: 'organisation_id, started_by, started_at',
  safety_plans: 'organisation_id',
  reviews: 'organisation_id',
  handovers: 'receiver_worker_id, completed_at, answered_at, answered_by',
};

const FUNCTIONS = ['waymark_reads_widely()', 'waymark_held(text)', 'waymark_unallocated(text)', 'waymark_carried()'];

/** Who ended or began what today, and what hangs on whom, for the functions above. */
const INDEXES: Readonly<Record<string, string>> = {
  cases_closed_by_idx: 'cases (organisation_id, closed_by, closed_at) WHERE (closed_at IS NOT NULL)',
  waiting_list_entries_left_by_idx: 'waiting_list_entries (organisation_id, left_by, left_at) WHERE (left_at IS NOT NULL)',
  tasks_done_by_idx: 'tasks (organisation_id, done_by, done_at) WHERE (done_at IS NOT NULL)',
  referral_offers_decided_by_idx: 'referral_offers (organisation_id, decided_by, decided_at) WHERE (decided_at IS NOT NULL)',
  handovers_answered_by_idx: 'handovers (organisation_id, answered_by, answered_at) WHERE (answered_at IS NOT NULL)',
  handovers_giver_completed_idx: 'handovers (organisation_id, giver_id, completed_at) WHERE (completed_at IS NOT NULL)',
  handovers_person_idx: 'handovers (organisation_id, person_id)',
  risk_assessments_started_by_idx: 'risk_assessments (organisation_id, started_by, started_at)',
};

/** Until here every case role read every record of its organisation. */
export class KeepWithinReach1797400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REACH_FUNCTIONS);
    for (const signature of FUNCTIONS) await runner.query(giveToGate(signature));
    await runner.query(`
      CREATE POLICY gate ON tasks FOR SELECT TO waymark_gate USING (true);
      ${Object.entries(READ_BY_GATE).map(([table, columns]) => `GRANT SELECT (${columns}) ON ${table} TO waymark_gate;`).join('\n')}
      ${KEPT.map((kept) => keepWithinReach(...kept)).join('\n')}
      ${KEPT_OTHERWISE}
      ${Object.entries(INDEXES).map(([name, on]) => `CREATE INDEX ${name} ON ${on};`).join('\n')}
      ${peopleCandidates(true, WITHIN_REACH_OF_SEARCH)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    const kept = [...KEPT.map(([table]) => table), 'relationships', 'import_rows', 'audit_entries'];
    await runner.query(`
      ${peopleCandidates(true)}
      ${Object.keys(INDEXES).map((name) => `DROP INDEX ${name};`).join('\n')}
      ${kept.map((table) => `DROP POLICY within_reach ON ${table};`).join('\n')}
      ${FUNCTIONS.map((signature) => `DROP FUNCTION ${signature};`).join('\n')}
      DROP POLICY gate ON tasks;
      ${Object.entries(READ_BY_GATE).map(([table, columns]) => `REVOKE SELECT (${columns}) ON ${table} FROM waymark_gate;`).join('\n')}
    `);
  }
}

/** A relationship is of both its ends, a row of a file may name nobody yet, and the audit must be written where it cannot be read. */
const KEPT_OTHERWISE = `
  CREATE POLICY within_reach ON relationships AS RESTRICTIVE TO waymark_api
    USING (${withinReach('person_id', 'direct')} OR ${withinReach('other_person_id', 'direct')})
    WITH CHECK (${withinReach('person_id', 'direct')} OR ${withinReach('other_person_id', 'direct')});
  CREATE POLICY within_reach ON import_rows AS RESTRICTIVE TO waymark_api
    USING (referral_id IS NULL OR ${withinReach('referral_id', 'referrals')})
    WITH CHECK (referral_id IS NULL OR ${withinReach('referral_id', 'referrals')});
  CREATE POLICY within_reach ON audit_entries AS RESTRICTIVE FOR SELECT TO waymark_api
    USING (person_id IS NULL OR ${withinReach('person_id', 'people')});
`;
