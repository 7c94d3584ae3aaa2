import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEPT } from './1797400000000-keep-within-reach.js';
import { isOpened, LEADS, OPENING_FUNCTIONS, withinReachOrOpened } from './opening-functions.js';
import { keepWithinReach, withinReach } from './reach-functions.js';
import { READ_BEFORE_ANSWER } from './told-functions.js';
import { forceRowSecurity, giveToGate, hideFromBlocked, protectPeopleTable } from './row-security.js';

const FUNCTIONS = [
  'waymark_opened(text)',
  'waymark_only_opened(uuid[])',
  'waymark_own_openings()',
  'waymark_opening_refusal(uuid)',
  'waymark_open_in_emergency(uuid, uuid, text, bytea, date)',
  'waymark_tell_next_holder()',
  'waymark_end_own_opening(uuid)',
  'waymark_search_elsewhere(text, text[], date, bytea)',
];

const SETTING = 'waymark_opening_setting(uuid, text, integer, integer)';

/** Blocks are nobody's to read in an emergency, and what is told of a handover besides has words of its own. */
const OTHER_WORDS = ['person_blocks', 'handovers', 'handover_sections'];
const READ: typeof KEPT = [...KEPT.filter(([table]) => !OTHER_WORDS.includes(table)), ['safety_plan_answers', 'plan_id', 'plans']];

/** What the narrow role reads besides, to know how somebody stands and what hangs on her. */
const READ_BY_GATE: Readonly<Record<string, string>> = {
  referrals: 'reference, withdrawn_at',
  contact_points: 'blind_index',
  waiting_list_entries: 'id',
};

/** Where a person has a holder, and in which columns; who agrees support takes her over from the waiting list. */
const HOLDING: Readonly<Record<string, readonly string[]>> = {
  cases: ['worker_id'],
  waiting_list_entries: ['holder_id', 'allocated_to', 'taken_over_by'],
  tasks: ['holder_id'],
};

const TABLES = `
  CREATE TABLE emergency_openings (
    id uuid CONSTRAINT emergency_openings_pkey PRIMARY KEY,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    worker_id uuid NOT NULL,
    reason text NOT NULL CONSTRAINT emergency_openings_reason_check
      CHECK (reason = ANY (ARRAY['caller-on-line'::text, 'immediate-danger'::text, 'safeguarding-child'::text, 'other'::text])),
    words bytea NOT NULL,
    opened_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    ended_at timestamptz,
    review_due_on date NOT NULL,
    reviewed_by uuid,
    reviewed_at timestamptz,
    review_outcome text CONSTRAINT emergency_openings_outcome_check
      CHECK (review_outcome = ANY (ARRAY['justified'::text, 'not-justified'::text, 'follow-up'::text])),
    review_words bytea,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT emergency_openings_organisation_key UNIQUE (organisation_id, id),
    CONSTRAINT emergency_openings_length_check CHECK (ends_at > opened_at AND ends_at <= opened_at + '01:00:00'::interval),
    CONSTRAINT emergency_openings_review_check CHECK ((reviewed_at IS NULL) = (reviewed_by IS NULL) AND (reviewed_at IS NULL) = (review_outcome IS NULL)),
    CONSTRAINT emergency_openings_not_own_check CHECK (reviewed_by <> worker_id),
    CONSTRAINT emergency_openings_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id),
    CONSTRAINT emergency_openings_worker_fk FOREIGN KEY (organisation_id, worker_id) REFERENCES workers (organisation_id, id),
    CONSTRAINT emergency_openings_reviewer_fk FOREIGN KEY (organisation_id, reviewed_by) REFERENCES workers (organisation_id, id)
  );
  COMMENT ON TABLE emergency_openings IS 'Who looked into whose record in an emergency, why, and what was found afterwards. Words rest encrypted.';
  CREATE INDEX emergency_openings_worker_idx ON emergency_openings (worker_id, opened_at);
  CREATE INDEX emergency_openings_person_idx ON emergency_openings (organisation_id, person_id);
  CREATE INDEX emergency_openings_unreviewed_idx ON emergency_openings (organisation_id, review_due_on) WHERE (reviewed_at IS NULL);
  CREATE TABLE emergency_opening_notices (
    opening_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    worker_id uuid NOT NULL,
    seen_at timestamptz,
    CONSTRAINT emergency_opening_notices_pkey PRIMARY KEY (opening_id, worker_id),
    CONSTRAINT emergency_opening_notices_opening_fk FOREIGN KEY (organisation_id, opening_id) REFERENCES emergency_openings (organisation_id, id),
    CONSTRAINT emergency_opening_notices_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id),
    CONSTRAINT emergency_opening_notices_worker_fk FOREIGN KEY (organisation_id, worker_id) REFERENCES workers (organisation_id, id)
  );
  CREATE INDEX emergency_opening_notices_unseen_idx ON emergency_opening_notices (organisation_id, worker_id) WHERE (seen_at IS NULL);
  CREATE TABLE elsewhere_searches (
    id uuid CONSTRAINT elsewhere_searches_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL,
    worker_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT elsewhere_searches_worker_fk FOREIGN KEY (organisation_id, worker_id) REFERENCES workers (organisation_id, id)
  );
  COMMENT ON TABLE elsewhere_searches IS 'Searches of the last hour, counted against the allowance. What was sought stands nowhere.';
  CREATE INDEX elsewhere_searches_worker_idx ON elsewhere_searches (worker_id, at);
`;

const ON_TABLES = `
  ${protectPeopleTable('emergency_openings')}
  ${hideFromBlocked('emergency_openings', 'person_id', 'people')}
  ${keepWithinReach('emergency_openings', 'person_id', 'direct')}
  ${protectPeopleTable('emergency_opening_notices')}
  ${hideFromBlocked('emergency_opening_notices', 'person_id', 'people')}
  ${keepWithinReach('emergency_opening_notices', 'person_id', 'direct')}
  ${forceRowSecurity('elsewhere_searches')}
  -- Why somebody looked is for whoever leads; that she did, whoever holds the person reads on her own day.
  CREATE POLICY told ON emergency_openings AS RESTRICTIVE TO waymark_api
    USING (${LEADS} OR EXISTS (SELECT FROM emergency_opening_notices n
      WHERE n.organisation_id = emergency_openings.organisation_id AND n.opening_id = emergency_openings.id AND n.worker_id = (SELECT waymark_proved_worker())));
  CREATE POLICY reviewed_by_another ON emergency_openings AS RESTRICTIVE FOR UPDATE TO waymark_api
    USING (${LEADS} AND worker_id <> (SELECT waymark_proved_worker()) AND reviewed_at IS NULL)
    WITH CHECK (reviewed_by = (SELECT waymark_proved_worker()));
  CREATE POLICY own ON emergency_opening_notices AS RESTRICTIVE TO waymark_api USING (worker_id = (SELECT waymark_proved_worker()));
  CREATE POLICY gate ON emergency_openings TO waymark_gate USING (true) WITH CHECK (true);
  CREATE POLICY gate ON emergency_opening_notices TO waymark_gate USING (true) WITH CHECK (true);
  CREATE POLICY gate ON elsewhere_searches TO waymark_gate USING (true) WITH CHECK (true);
  GRANT SELECT, UPDATE (reviewed_by, reviewed_at, review_outcome, review_words, version) ON emergency_openings TO waymark_api;
  GRANT SELECT, UPDATE (seen_at) ON emergency_opening_notices TO waymark_api;
  GRANT SELECT, INSERT, UPDATE (ended_at) ON emergency_openings TO waymark_gate;
  GRANT SELECT, INSERT ON emergency_opening_notices TO waymark_gate;
  GRANT SELECT, INSERT, DELETE ON elsewhere_searches TO waymark_gate;
`;

/** A record may be opened in an emergency: read for an hour, and a note left. Nothing else is written through it. */
export class OpenInEmergencies1797900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(OPENING_FUNCTIONS);
    for (const signature of FUNCTIONS) await runner.query(giveToGate(signature));
    await runner.query(`
      REVOKE ALL ON FUNCTION ${SETTING} FROM PUBLIC; GRANT EXECUTE ON FUNCTION ${SETTING} TO waymark_gate;
      ${ON_TABLES}
      ${Object.entries(HOLDING).map(([table, columns]) => tellNextHolder(table, columns)).join('\n')}
      ${Object.entries(READ_BY_GATE).map(([table, columns]) => `GRANT SELECT (${columns}) ON ${table} TO waymark_gate;`).join('\n')}
      ${READ.map(([table, column, ids]) => `ALTER POLICY within_reach ON ${table} USING (${withinReachOrOpened(column, ids)});`).join('\n')}
      ${readOtherwise(withinReachOrOpened)}
      ALTER POLICY within_reach ON notes WITH CHECK (${withinReach('person_id', 'direct')} OR ${isOpened('person_id', 'direct')});
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER POLICY within_reach ON notes WITH CHECK (${withinReach('person_id', 'direct')});
      ${readOtherwise(withinReach)}
      ${READ.map(([table, column, ids]) => `ALTER POLICY within_reach ON ${table} USING (${withinReach(column, ids)});`).join('\n')}
      ${Object.entries(READ_BY_GATE).map(([table, columns]) => `REVOKE SELECT (${columns}) ON ${table} FROM waymark_gate;`).join('\n')}
    `);
    for (const table of Object.keys(HOLDING)) await runner.query(`DROP TRIGGER ${table}_tell_next_holder ON ${table}`);
    for (const signature of [...FUNCTIONS].reverse()) await runner.query(`DROP FUNCTION ${signature}`);
    await runner.query(`
      DROP FUNCTION ${SETTING};
      DROP TABLE emergency_opening_notices, elsewhere_searches, emergency_openings;
    `);
  }
}

function tellNextHolder(table: string, columns: readonly string[]): string {
  const isPassedOn = columns.map((column) => `OLD.${column} IS DISTINCT FROM NEW.${column}`).join(' OR ');
  return `
    CREATE TRIGGER ${table}_tell_next_holder AFTER UPDATE OF ${columns.join(', ')} ON ${table}
      FOR EACH ROW WHEN (${isPassedOn}) EXECUTE FUNCTION waymark_tell_next_holder(${columns.join(', ')});`;
}

/** Where the rule stands in words of its own. */
function readOtherwise(reading: typeof withinReach): string {
  return `
    ALTER POLICY within_reach ON relationships USING (${reading('person_id', 'direct')} OR ${reading('other_person_id', 'direct')});
    ALTER POLICY within_reach ON handovers USING (${reading('person_id', 'direct')} OR id = ANY ((SELECT waymark_told('all'))::uuid[]));
    ALTER POLICY within_reach ON handover_sections USING (${reading('handover_id', 'handovers')} OR (${READ_BEFORE_ANSWER}));
    ALTER POLICY within_reach ON import_rows USING (referral_id IS NULL OR ${reading('referral_id', 'referrals')});
    ALTER POLICY within_reach ON audit_entries USING (person_id IS NULL OR ${reading('person_id', 'people')});`;
}
