import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BLOCKED_FUNCTIONS, peopleCandidates } from './blocked-functions.js';
import { forceRowSecurity, giveToGate, hideFromBlocked, notBlocked, type BlockedIds } from './row-security.js';

/** Tables that hang on a person, the column by which they do, and what it names. */
export const HIDDEN: readonly [table: string, column: string, ids: BlockedIds][] = [
  ['people', 'id', 'people'],
  ['contact_points', 'person_id', 'people'],
  ['referrals', 'person_id', 'people'],
  ['cases', 'person_id', 'people'],
  ['waiting_list_entries', 'person_id', 'people'],
  ['contact_attempts', 'person_id', 'people'],
  ['tasks', 'person_id', 'people'],
  ['reviews', 'person_id', 'people'],
  ['reminders', 'person_id', 'people'],
  ['risk_assessments', 'person_id', 'people'],
  ['risk_decisions', 'person_id', 'people'],
  ['safety_plans', 'person_id', 'people'],
  ['handovers', 'person_id', 'people'],
  ['notes', 'person_id', 'people'],
  ['person_blocks', 'person_id', 'people'],
  ['referral_offers', 'referral_id', 'referrals'],
  ['referral_consents', 'referral_id', 'referrals'],
  ['clocks', 'referral_id', 'referrals'],
  ['clock_pauses', 'referral_id', 'referrals'],
  ['referrer_notices', 'referral_id', 'referrals'],
  ['clock_events', 'clock_id', 'clocks'],
  ['case_closures', 'case_id', 'cases'],
  ['review_put_offs', 'review_id', 'reviews'],
  ['assessment_answers', 'assessment_id', 'assessments'],
  ['assessment_texts', 'assessment_id', 'assessments'],
  ['safety_plan_entries', 'plan_id', 'plans'],
  ['handover_sections', 'handover_id', 'handovers'],
];

/** Who is named to hold what, while it is open. No row may be written that gives somebody a person she is blocked from. */
const HELD: readonly [table: string, isOver: string, holders: string][] = [
  ['cases', 'closed_at IS NOT NULL', 'ARRAY[worker_id]'],
  ['waiting_list_entries', 'left_at IS NOT NULL', 'ARRAY[holder_id, allocated_to]'],
  ['tasks', 'done_at IS NOT NULL', 'ARRAY[holder_id]'],
  [
    'handovers',
    `state <> ALL (ARRAY['drafted'::text, 'offered'::text, 'accepted'::text, 'joint-contact'::text])`,
    'ARRAY[receiver_worker_id, accepted_by]',
  ],
];

/** What the narrow role reads to know what a block hides. */
const READ_BY_GATE: Readonly<Record<string, string>> = {
  relationships: 'organisation_id, person_id, other_person_id',
  referrals: 'id, organisation_id, person_id',
  clocks: 'id, organisation_id, referral_id',
  cases: 'id, person_id',
  reviews: 'id, person_id',
  risk_assessments: 'id, person_id',
  safety_plans: 'id, person_id',
  handovers: 'id, person_id',
  person_blocks: 'person_id, worker_id, ended_at',
};

const FUNCTIONS = ['waymark_blocked(text)', 'waymark_keeps_blocks()', 'waymark_may_hold(uuid, uuid[])', 'waymark_forget_answers()'];

/** A worker and a person who must have nothing to do with each other: a block, which beats every role. */
export class BlockPeople1796700010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_TABLE);
    await runner.query(BLOCKED_FUNCTIONS);
    for (const signature of FUNCTIONS) await runner.query(giveToGate(signature));
    await runner.query(`
      CREATE TRIGGER person_blocks_forget_answers AFTER INSERT ON person_blocks
        FOR EACH ROW EXECUTE FUNCTION waymark_forget_answers();
      CREATE INDEX relationships_other_person_idx ON relationships (organisation_id, other_person_id);
      ${Object.entries(READ_BY_GATE).map(([table, columns]) => letGateRead(table, columns)).join('')}
      CREATE POLICY gate ON idempotency_keys TO waymark_gate USING (true) WITH CHECK (answer IS NULL);
      GRANT SELECT (organisation_id, worker_id, answer), UPDATE (answer) ON idempotency_keys TO waymark_gate;
    `);
    await runner.query(`${POLICIES_OF_BLOCKS} ${HIDDEN.map((hidden) => hideFromBlocked(...hidden)).join('\n')} ${HIDDEN_OTHERWISE}`);
    await runner.query(HELD.map((held) => refuseBlockedHolders(...held)).join('\n'));
    await runner.query(peopleCandidates(true));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(peopleCandidates(false));
    const hidden = [...HIDDEN.map(([table]) => table), 'relationships', 'import_rows', 'audit_entries'];
    await runner.query(`
      ${HELD.map(([table]) => `DROP POLICY blocked_hold_nothing_new ON ${table}; DROP POLICY blocked_hold_nothing ON ${table};`).join('\n')}
      ${hidden.map((table) => `DROP POLICY not_blocked ON ${table};`).join('\n')}
      DROP POLICY blocks_unseen ON audit_entries;
      DROP TRIGGER person_blocks_forget_answers ON person_blocks;
      REVOKE SELECT (organisation_id, worker_id, answer), UPDATE (answer) ON idempotency_keys FROM waymark_gate;
      DROP POLICY gate ON idempotency_keys;
      ${Object.entries(READ_BY_GATE).map(([table, columns]) => `DROP POLICY gate ON ${table}; REVOKE SELECT (${columns}) ON ${table} FROM waymark_gate;`).join('\n')}
      DROP INDEX relationships_other_person_idx;
      DROP POLICY keep ON person_blocks; DROP POLICY set_or_declare ON person_blocks; DROP POLICY end_or_see ON person_blocks;
    `);
    for (const signature of [...FUNCTIONS].reverse()) await runner.query(`DROP FUNCTION ${signature}`);
    await runner.query('DROP TABLE person_blocks');
  }
}

const CREATE_TABLE = `
  CREATE TABLE person_blocks (
    id uuid CONSTRAINT person_blocks_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    worker_id uuid NOT NULL,
    is_declared boolean NOT NULL,
    reason text NOT NULL CONSTRAINT person_blocks_reason_check CHECK (reason = ANY (ARRAY['knows-person'::text,
      'family-or-friend'::text, 'party-to-case'::text, 'person-asked'::text, 'other'::text])),
    words bytea,
    set_by uuid NOT NULL,
    set_at timestamptz NOT NULL,
    new_holder_id uuid,
    seen_by uuid,
    seen_at timestamptz,
    ended_by uuid,
    ended_at timestamptz,
    end_reason text CONSTRAINT person_blocks_end_reason_check CHECK (end_reason = ANY (ARRAY['set-by-mistake'::text,
      'no-conflict-found'::text, 'conflict-over'::text, 'other'::text])),
    end_words bytea,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT person_blocks_declared_check CHECK ((NOT is_declared) OR (worker_id = set_by)),
    CONSTRAINT person_blocks_end_check CHECK (((ended_at IS NULL) = (end_reason IS NULL)) AND ((ended_at IS NULL) = (ended_by IS NULL))),
    CONSTRAINT person_blocks_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id),
    CONSTRAINT person_blocks_worker_fk FOREIGN KEY (organisation_id, worker_id) REFERENCES workers (organisation_id, id)
  );
  CREATE UNIQUE INDEX person_blocks_in_force_key ON person_blocks (worker_id, person_id) WHERE (ended_at IS NULL);
  CREATE INDEX person_blocks_person_idx ON person_blocks (organisation_id, person_id);
  COMMENT ON TABLE person_blocks IS
    'Of the person and not of a case, so that a new episode is blocked as well. Words are AES-256-GCM. Ended, never deleted.';
  ${forceRowSecurity('person_blocks')}
  GRANT SELECT, INSERT ON person_blocks TO waymark_api;
  GRANT UPDATE (seen_by, seen_at, ended_by, ended_at, end_reason, end_words, version) ON person_blocks TO waymark_api;
`;

const OWN = `organisation_id = (SELECT waymark_organisation())`;

const POLICIES_OF_BLOCKS = `
  CREATE POLICY keep ON person_blocks FOR SELECT TO waymark_api USING (${OWN} AND (SELECT waymark_keeps_blocks()));
  CREATE POLICY set_or_declare ON person_blocks FOR INSERT TO waymark_api
    WITH CHECK (${OWN} AND set_by = (SELECT waymark_proved_worker()) AND ended_at IS NULL
      AND (is_declared OR (SELECT waymark_keeps_blocks())));
  CREATE POLICY end_or_see ON person_blocks FOR UPDATE TO waymark_api
    USING (${OWN} AND ended_at IS NULL AND (SELECT waymark_keeps_blocks()))
    WITH CHECK (${OWN} AND (SELECT waymark_keeps_blocks()));
`;

/**
 * A relationship names two people, a row of a file may name nobody yet, and an entry of the audit must be written also
 * where it cannot be read. What says that a block was set is read by whoever keeps them.
 */
const HIDDEN_OTHERWISE = `
  CREATE POLICY not_blocked ON relationships AS RESTRICTIVE TO waymark_api
    USING (NOT (ARRAY[person_id, other_person_id] && (SELECT waymark_blocked('people'))))
    WITH CHECK (NOT (ARRAY[person_id, other_person_id] && (SELECT waymark_blocked('people'))));
  CREATE POLICY not_blocked ON import_rows AS RESTRICTIVE TO waymark_api
    USING (referral_id IS NULL OR ${notBlocked('referral_id', 'referrals')})
    WITH CHECK (referral_id IS NULL OR ${notBlocked('referral_id', 'referrals')});
  CREATE POLICY not_blocked ON audit_entries AS RESTRICTIVE FOR SELECT TO waymark_api
    USING (person_id IS NULL OR ${notBlocked('person_id', 'people')});
  CREATE POLICY blocks_unseen ON audit_entries AS RESTRICTIVE FOR SELECT TO waymark_api
    USING (action NOT LIKE 'block.%' OR (SELECT waymark_keeps_blocks()));
`;

function letGateRead(table: string, columns: string): string {
  return `CREATE POLICY gate ON ${table} FOR SELECT TO waymark_gate USING (true); GRANT SELECT (${columns}) ON ${table} TO waymark_gate;`;
}

function refuseBlockedHolders(table: string, isOver: string, holders: string): string {
  const rule = `(${isOver}) OR waymark_may_hold(person_id, ${holders})`;
  return `
    CREATE POLICY blocked_hold_nothing_new ON ${table} AS RESTRICTIVE FOR INSERT TO waymark_api WITH CHECK (${rule});
    CREATE POLICY blocked_hold_nothing ON ${table} AS RESTRICTIVE FOR UPDATE TO waymark_api USING (true) WITH CHECK (${rule});`;
}
