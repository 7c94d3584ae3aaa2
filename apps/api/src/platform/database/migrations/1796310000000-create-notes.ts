import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectPeopleTable } from './row-security.js';

/** What workers write down of a person. Only added to: a correction is a note of its own that names the one it corrects. */
export class CreateNotes1796310000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notes (
        id uuid CONSTRAINT notes_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        case_id uuid,
        kind text NOT NULL CONSTRAINT notes_kind_check CHECK (kind = ANY
          (ARRAY['note'::text, 'visit'::text, 'appointment'::text, 'agency'::text, 'supervision'::text])),
        text bytea NOT NULL,
        happened_at timestamptz NOT NULL,
        has_time boolean NOT NULL,
        minutes integer CONSTRAINT notes_minutes_check CHECK ((minutes >= 1) AND (minutes <= 1440)),
        corrects_id uuid,
        written_at timestamptz NOT NULL,
        written_by uuid NOT NULL,
        CONSTRAINT notes_organisation_key UNIQUE (organisation_id, id),
        CONSTRAINT notes_corrects_key UNIQUE (organisation_id, corrects_id),
        CONSTRAINT notes_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id),
        CONSTRAINT notes_referral_fk FOREIGN KEY (organisation_id, referral_id) REFERENCES referrals (organisation_id, id),
        CONSTRAINT notes_case_fk FOREIGN KEY (organisation_id, case_id) REFERENCES cases (organisation_id, id),
        CONSTRAINT notes_corrects_fk FOREIGN KEY (organisation_id, corrects_id) REFERENCES notes (organisation_id, id)
      );
      CREATE INDEX notes_person_idx ON notes (organisation_id, person_id, happened_at, id);
      COMMENT ON COLUMN notes.text IS 'AES-256-GCM. What happened, in a worker''s words.';
      ${protectPeopleTable('notes')}
      GRANT SELECT, INSERT ON notes TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE notes`);
  }
}
