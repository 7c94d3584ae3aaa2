import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectPeopleTable } from './row-security.js';

const TABLES = ['waiting_list_entries', 'clock_pauses', 'contact_attempts', 'tasks', 'referrer_notices', 'worker_capacities'];

/** Triage, the waiting list, what was tried to reach somebody, and who holds her risk meanwhile. */
export class CreateWaitingList1795200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE referral_offers ADD COLUMN duplicate_of_id uuid,
        ADD CONSTRAINT referral_offers_duplicate_fk FOREIGN KEY (organisation_id, duplicate_of_id)
          REFERENCES referrals (organisation_id, id);

      ALTER TABLE clocks ADD COLUMN ended_at timestamptz,
        ADD CONSTRAINT clocks_one_end_check CHECK ((stopped_at IS NULL) OR (ended_at IS NULL));
      DROP INDEX clocks_running_idx;
      CREATE INDEX clocks_running_idx ON clocks (organisation_id, due_at) WHERE ((stopped_at IS NULL) AND (ended_at IS NULL));

      CREATE INDEX memberships_service_idx ON memberships (organisation_id, service_id);

      CREATE TABLE clock_pauses (
        id uuid CONSTRAINT clock_pauses_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        reason text NOT NULL CONSTRAINT clock_pauses_reason_check CHECK (reason = ANY
          (ARRAY['awaiting-information'::text, 'person-asked-later'::text, 'unsafe-to-contact'::text])),
        note text,
        started_at timestamptz NOT NULL,
        started_by uuid NOT NULL,
        ended_at timestamptz,
        ended_by uuid,
        CONSTRAINT clock_pauses_organisation_key UNIQUE (organisation_id, id),
        CONSTRAINT clock_pauses_order_check CHECK (ended_at >= started_at),
        CONSTRAINT clock_pauses_referral_fk FOREIGN KEY (organisation_id, referral_id) REFERENCES referrals (organisation_id, id)
      );
      CREATE INDEX clock_pauses_referral_idx ON clock_pauses (organisation_id, referral_id);
      CREATE UNIQUE INDEX clock_pauses_open_key ON clock_pauses (organisation_id, referral_id) WHERE (ended_at IS NULL);

      CREATE TABLE waiting_list_entries (
        id uuid CONSTRAINT waiting_list_entries_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        offer_id uuid NOT NULL,
        service_id uuid NOT NULL,
        joined_at timestamptz NOT NULL,
        joined_by uuid NOT NULL,
        needs_safety_contact boolean NOT NULL,
        safety_grounds text[] NOT NULL,
        triggers text[] NOT NULL,
        vulnerable boolean NOT NULL,
        holder_id uuid NOT NULL,
        allocated_to uuid,
        allocated_at timestamptz,
        allocated_by uuid,
        reason_over_ceiling text,
        last_looked_on date NOT NULL,
        left_at timestamptz,
        left_by uuid,
        leave_reason text,
        leave_note text,
        taken_over_by uuid,
        taken_over_by_agency text,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT waiting_list_entries_organisation_key UNIQUE (organisation_id, id),
        CONSTRAINT waiting_list_entries_offer_key UNIQUE (organisation_id, offer_id),
        CONSTRAINT waiting_list_entries_leave_check CHECK (((left_at IS NULL) = (leave_reason IS NULL)) AND ((left_at IS NULL) = (left_by IS NULL))),
        CONSTRAINT waiting_list_entries_allocation_check CHECK (((allocated_to IS NULL) = (allocated_at IS NULL)) AND ((allocated_to IS NULL) = (allocated_by IS NULL))),
        CONSTRAINT waiting_list_entries_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id),
        CONSTRAINT waiting_list_entries_referral_fk FOREIGN KEY (organisation_id, referral_id) REFERENCES referrals (organisation_id, id),
        CONSTRAINT waiting_list_entries_offer_fk FOREIGN KEY (organisation_id, offer_id) REFERENCES referral_offers (organisation_id, id),
        CONSTRAINT waiting_list_entries_service_fk FOREIGN KEY (organisation_id, service_id) REFERENCES services (organisation_id, id),
        CONSTRAINT waiting_list_entries_holder_fk FOREIGN KEY (organisation_id, holder_id) REFERENCES workers (organisation_id, id),
        CONSTRAINT waiting_list_entries_allocated_fk FOREIGN KEY (organisation_id, allocated_to) REFERENCES workers (organisation_id, id)
      );
      CREATE INDEX waiting_list_entries_waiting_idx ON waiting_list_entries (organisation_id, service_id) WHERE (left_at IS NULL);
      CREATE INDEX waiting_list_entries_left_idx ON waiting_list_entries (organisation_id, service_id, left_at);
      CREATE INDEX waiting_list_entries_joined_idx ON waiting_list_entries (organisation_id, service_id, joined_at);
      CREATE INDEX waiting_list_entries_referral_idx ON waiting_list_entries (organisation_id, referral_id);
      CREATE INDEX waiting_list_entries_allocated_idx ON waiting_list_entries (organisation_id, allocated_to) WHERE (left_at IS NULL);
      CREATE INDEX waiting_list_entries_holder_idx ON waiting_list_entries (organisation_id, holder_id) WHERE (left_at IS NULL);
      COMMENT ON TABLE waiting_list_entries IS
        'Nobody is deleted from here: leaving takes a reason, an actor and a time. holder_id holds the risk until a case opens.';

      CREATE TABLE contact_attempts (
        id uuid CONSTRAINT contact_attempts_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        contact_point_id uuid,
        made_at timestamptz NOT NULL,
        method text NOT NULL,
        outcome text NOT NULL,
        method_was_safe boolean NOT NULL,
        note bytea,
        next_try_on date,
        next_try_time time(0),
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        CONSTRAINT contact_attempts_organisation_key UNIQUE (organisation_id, id),
        CONSTRAINT contact_attempts_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id),
        CONSTRAINT contact_attempts_referral_fk FOREIGN KEY (organisation_id, referral_id) REFERENCES referrals (organisation_id, id),
        CONSTRAINT contact_attempts_contact_point_fk FOREIGN KEY (organisation_id, contact_point_id) REFERENCES contact_points (organisation_id, id)
      );
      CREATE INDEX contact_attempts_referral_idx ON contact_attempts (organisation_id, referral_id, made_at);
      COMMENT ON COLUMN contact_attempts.note IS 'AES-256-GCM: what is written after a call can say where somebody is.';

      CREATE TABLE tasks (
        id uuid CONSTRAINT tasks_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        entry_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT tasks_kind_check CHECK (kind = 'safety-contact'::text),
        holder_id uuid NOT NULL,
        due_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        done_at timestamptz,
        done_by uuid,
        outcome text,
        CONSTRAINT tasks_organisation_key UNIQUE (organisation_id, id),
        CONSTRAINT tasks_once_key UNIQUE (organisation_id, entry_id, kind),
        CONSTRAINT tasks_done_check CHECK (((done_at IS NULL) = (outcome IS NULL)) AND ((done_at IS NULL) = (done_by IS NULL))),
        CONSTRAINT tasks_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id),
        CONSTRAINT tasks_referral_fk FOREIGN KEY (organisation_id, referral_id) REFERENCES referrals (organisation_id, id),
        CONSTRAINT tasks_entry_fk FOREIGN KEY (organisation_id, entry_id) REFERENCES waiting_list_entries (organisation_id, id),
        CONSTRAINT tasks_holder_fk FOREIGN KEY (organisation_id, holder_id) REFERENCES workers (organisation_id, id)
      );
      CREATE INDEX tasks_open_holder_idx ON tasks (organisation_id, holder_id, due_at) WHERE (done_at IS NULL);

      CREATE TABLE referrer_notices (
        id uuid CONSTRAINT referrer_notices_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        offer_id uuid NOT NULL,
        outcome text NOT NULL CONSTRAINT referrer_notices_outcome_check CHECK (outcome = ANY
          (ARRAY['accepted'::text, 'declined'::text, 'returned'::text, 'left-list'::text])),
        at timestamptz NOT NULL,
        CONSTRAINT referrer_notices_organisation_key UNIQUE (organisation_id, id),
        CONSTRAINT referrer_notices_referral_fk FOREIGN KEY (organisation_id, referral_id) REFERENCES referrals (organisation_id, id),
        CONSTRAINT referrer_notices_offer_fk FOREIGN KEY (organisation_id, offer_id) REFERENCES referral_offers (organisation_id, id)
      );
      CREATE INDEX referrer_notices_referral_idx ON referrer_notices (organisation_id, referral_id);
      COMMENT ON TABLE referrer_notices IS 'What the record of the referrer was told: an outcome, and nothing of the person.';

      CREATE TABLE worker_capacities (
        worker_id uuid CONSTRAINT worker_capacities_pkey PRIMARY KEY,
        organisation_id uuid NOT NULL,
        full_time_share numeric(3,2) NOT NULL DEFAULT 1,
        languages text[] NOT NULL DEFAULT '{}',
        specialisms text[] NOT NULL DEFAULT '{}',
        areas text[] NOT NULL DEFAULT '{}',
        on_leave_from date,
        on_leave_to date,
        CONSTRAINT worker_capacities_share_check CHECK ((full_time_share > 0::numeric) AND (full_time_share <= 1::numeric)),
        CONSTRAINT worker_capacities_worker_fk FOREIGN KEY (organisation_id, worker_id) REFERENCES workers (organisation_id, id)
      );
      COMMENT ON TABLE worker_capacities IS 'A worker without a row works a full week and has said nothing of languages or specialisms.';

      ${TABLES.map(protectPeopleTable).join('')}
      GRANT SELECT, INSERT, UPDATE ON waiting_list_entries, clock_pauses, tasks TO waymark_api;
      GRANT SELECT, INSERT ON contact_attempts, referrer_notices TO waymark_api;
      GRANT SELECT ON worker_capacities TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE worker_capacities, referrer_notices, tasks, contact_attempts, waiting_list_entries, clock_pauses;
      DROP INDEX memberships_service_idx, clocks_running_idx;
      ALTER TABLE clocks DROP COLUMN ended_at;
      CREATE INDEX clocks_running_idx ON clocks (organisation_id, due_at) WHERE (stopped_at IS NULL);
      ALTER TABLE referral_offers DROP COLUMN duplicate_of_id;
    `);
  }
}
