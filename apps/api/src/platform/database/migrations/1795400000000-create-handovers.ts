import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectPeopleTable } from './row-security.js';

/** Handing a case over: somebody holds its risk at every moment, and one handover of a case stands at a time. */
export class CreateHandovers1795400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE handovers (
        id uuid CONSTRAINT handovers_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        case_id uuid NOT NULL,
        person_id uuid NOT NULL,
        kind text NOT NULL,
        state text NOT NULL CONSTRAINT handovers_state_check CHECK (state = ANY
          (ARRAY['drafted'::text, 'offered'::text, 'accepted'::text, 'joint-contact'::text, 'completed'::text,
                 'declined'::text, 'lapsed'::text, 'recalled'::text, 'discarded'::text])),
        giver_id uuid NOT NULL,
        receiver_worker_id uuid,
        receiver_team_id uuid,
        accepted_by uuid,
        reason text,
        consent_basis text NOT NULL,
        consent_reason text,
        step_down jsonb,
        drafted_at timestamptz NOT NULL,
        offered_at timestamptz,
        lapses_at timestamptz,
        answered_at timestamptz,
        answered_by uuid,
        decline_reason text,
        answer_words text,
        joint_contact_on date,
        why_no_joint_contact text,
        completed_at timestamptz,
        acknowledged_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT handovers_organisation_key UNIQUE (organisation_id, id),
        CONSTRAINT handovers_receiver_check CHECK ((receiver_worker_id IS NULL) <> (receiver_team_id IS NULL)),
        CONSTRAINT handovers_offer_check CHECK ((offered_at IS NULL) = (state = ANY (ARRAY['drafted'::text, 'discarded'::text]))),
        CONSTRAINT handovers_acceptance_check CHECK ((accepted_by IS NOT NULL) =
          (state = ANY (ARRAY['accepted'::text, 'joint-contact'::text, 'completed'::text]))),
        CONSTRAINT handovers_case_fk FOREIGN KEY (organisation_id, case_id) REFERENCES cases (organisation_id, id),
        CONSTRAINT handovers_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id),
        CONSTRAINT handovers_giver_fk FOREIGN KEY (organisation_id, giver_id) REFERENCES workers (organisation_id, id),
        CONSTRAINT handovers_receiver_worker_fk FOREIGN KEY (organisation_id, receiver_worker_id) REFERENCES workers (organisation_id, id),
        CONSTRAINT handovers_receiver_team_fk FOREIGN KEY (organisation_id, receiver_team_id) REFERENCES teams (organisation_id, id),
        CONSTRAINT handovers_accepted_by_fk FOREIGN KEY (organisation_id, accepted_by) REFERENCES workers (organisation_id, id)
      );
      CREATE UNIQUE INDEX handovers_open_once_idx ON handovers (organisation_id, case_id)
        WHERE state = ANY (ARRAY['drafted'::text, 'offered'::text, 'accepted'::text, 'joint-contact'::text]);
      CREATE INDEX handovers_case_idx ON handovers (organisation_id, case_id);
      CREATE INDEX handovers_to_worker_idx ON handovers (organisation_id, receiver_worker_id) WHERE state = 'offered'::text;
      CREATE INDEX handovers_to_team_idx ON handovers (organisation_id, receiver_team_id) WHERE state = 'offered'::text;
      CREATE INDEX handovers_lapse_idx ON handovers (organisation_id, lapses_at) WHERE state = 'offered'::text;
      CREATE INDEX handovers_come_back_idx ON handovers (organisation_id, giver_id)
        WHERE (state = ANY (ARRAY['declined'::text, 'lapsed'::text])) AND (acknowledged_at IS NULL);
      COMMENT ON TABLE handovers IS 'Until accepted_by is set the giver holds the risk; acceptance moves cases.worker_id in the same transaction.';

      CREATE TABLE handover_sections (
        organisation_id uuid NOT NULL,
        handover_id uuid NOT NULL,
        section text NOT NULL,
        text bytea,
        before_acceptance boolean NOT NULL,
        CONSTRAINT handover_sections_pkey PRIMARY KEY (handover_id, section),
        CONSTRAINT handover_sections_handover_fk FOREIGN KEY (organisation_id, handover_id) REFERENCES handovers (organisation_id, id)
      );
      COMMENT ON COLUMN handover_sections.text IS 'AES-256-GCM: how to reach somebody safely and who must not know. NULL once the giver emptied it.';

      ${['handovers', 'handover_sections'].map(protectPeopleTable).join('')}
      GRANT SELECT, INSERT, UPDATE ON handovers, handover_sections TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE handover_sections, handovers`);
  }
}
