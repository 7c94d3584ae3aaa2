import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveToGate, protectPeopleTable } from './row-security.js';

/** Agencies' files, row by row and encrypted, with how each row ended; and the mapping that a source was read with. */
export class CreateImports1795100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_sources (
        organisation_id uuid NOT NULL CONSTRAINT import_sources_organisation_fk REFERENCES organisations (id),
        source_key text NOT NULL,
        name text NOT NULL,
        mapping jsonb NOT NULL,
        confirmed_by uuid NOT NULL,
        confirmed_at timestamptz NOT NULL,
        CONSTRAINT import_sources_pkey PRIMARY KEY (organisation_id, source_key)
      );
      COMMENT ON COLUMN import_sources.mapping IS 'Headings of the agency''s sheet and the fields they fill, as a worker confirmed them last.';

      CREATE TABLE import_batches (
        id uuid CONSTRAINT import_batches_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT import_batches_organisation_fk REFERENCES organisations (id),
        source text NOT NULL,
        source_key text NOT NULL,
        digest bytea NOT NULL,
        state text NOT NULL CONSTRAINT import_batches_state_check CHECK (state = ANY (ARRAY['uploaded'::text,
          'importing'::text, 'stopped'::text, 'imported'::text, 'undone'::text, 'discarded'::text])),
        encoding text NOT NULL,
        columns text[] NOT NULL,
        mapping jsonb,
        row_count integer NOT NULL,
        uploaded_at timestamptz NOT NULL,
        uploaded_by uuid NOT NULL,
        started_at timestamptz,
        started_by uuid,
        finished_at timestamptz,
        undone_at timestamptz,
        undone_by uuid,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT import_batches_organisation_key UNIQUE (organisation_id, id)
      );
      CREATE UNIQUE INDEX import_batches_once_key ON import_batches (organisation_id, digest) WHERE undone_at IS NULL;
      CREATE INDEX import_batches_uploaded_idx ON import_batches (organisation_id, uploaded_at DESC, id DESC);
      COMMENT ON TABLE import_batches IS 'digest: HMAC of the file''s bytes under a key of the organisation, so that the same file again creates nothing.';
      COMMENT ON COLUMN import_batches.started_by IS 'In whose name the rows are imported, with the rights she has at each of them.';

      CREATE TABLE import_rows (
        id uuid CONSTRAINT import_rows_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        batch_id uuid NOT NULL,
        position integer NOT NULL,
        state text NOT NULL CONSTRAINT import_rows_state_check CHECK (state = ANY (ARRAY['waiting'::text,
          'referral'::text, 'review'::text, 'blank'::text, 'discarded'::text])),
        raw bytea,
        reading bytea,
        corrections bytea,
        reason_codes text[] NOT NULL DEFAULT '{}',
        states_high_risk boolean NOT NULL DEFAULT false,
        reference_index bytea,
        referral_id uuid,
        ended_at timestamptz,
        ended_in uuid,
        decided_by uuid,
        discard_reason text,
        discard_note text,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT import_rows_position_key UNIQUE (organisation_id, batch_id, position),
        CONSTRAINT import_rows_referral_key UNIQUE (organisation_id, referral_id),
        CONSTRAINT import_rows_referral_check CHECK ((state = 'referral'::text) = (referral_id IS NOT NULL)),
        CONSTRAINT import_rows_discard_check CHECK ((state = 'discarded'::text) = (discard_reason IS NOT NULL)),
        CONSTRAINT import_rows_batch_fk FOREIGN KEY (organisation_id, batch_id) REFERENCES import_batches (organisation_id, id),
        CONSTRAINT import_rows_referral_fk FOREIGN KEY (organisation_id, referral_id) REFERENCES referrals (organisation_id, id)
      );
      CREATE INDEX import_rows_waiting_idx ON import_rows (organisation_id, batch_id, position) WHERE state = 'waiting';
      CREATE INDEX import_rows_reference_idx ON import_rows (organisation_id, reference_index);
      COMMENT ON COLUMN import_rows.raw IS 'AES-256-GCM. The cells as the agency sent them; NULL once a file that was never imported was put aside.';
      COMMENT ON COLUMN import_rows.reading IS 'AES-256-GCM. Name, day of receipt and reasons to review.';
      COMMENT ON COLUMN import_rows.corrections IS 'AES-256-GCM. What a worker put right, field by field.';
      COMMENT ON TABLE import_rows IS 'reference_index: HMAC of source and the agency''s own reference, so that the same case sent again is seen.';
      COMMENT ON COLUMN import_rows.ended_in IS 'The request or job run that ended the row; whatever touched the person in another is somebody''s work.';

      ${['import_sources', 'import_batches', 'import_rows'].map(protectPeopleTable).join('')}
      CREATE POLICY gate ON import_batches FOR SELECT TO waymark_gate USING (true);
      GRANT SELECT, INSERT, UPDATE ON import_sources, import_batches, import_rows TO waymark_api;
      GRANT SELECT (id, organisation_id, state, started_by) ON import_batches TO waymark_gate;
    `);
    // Narrow on purpose: it opens nothing but the name in which a running import was started, and only while it runs.
    await runner.query(`
      CREATE FUNCTION waymark_open_import(p_batch_id uuid)
        RETURNS TABLE (worker_id uuid, organisation_id uuid, roles text[])
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
        DECLARE who record;
        BEGIN
          SELECT b.started_by AS worker_id, b.organisation_id,
                 ARRAY(SELECT DISTINCT m.role FROM memberships m JOIN workers w ON w.id = m.worker_id
                        WHERE m.worker_id = b.started_by AND m.organisation_id = b.organisation_id AND w.left_at IS NULL
                          AND m.from_on <= (now() AT TIME ZONE 'Europe/London')::date
                          AND (m.to_on IS NULL OR m.to_on >= (now() AT TIME ZONE 'Europe/London')::date)
                        ORDER BY m.role) AS roles
            INTO who
            FROM import_batches b
           WHERE b.id = p_batch_id AND b.state = 'importing' AND b.started_by IS NOT NULL;
          IF NOT FOUND THEN RETURN; END IF;
          PERFORM set_config('waymark.organisation_id', who.organisation_id::text, true),
                  set_config('waymark.worker_id', who.worker_id::text, true),
                  set_config('waymark.works_with_people',
                    CASE WHEN who.roles && ARRAY['duty-worker', 'key-worker', 'idva', 'team-lead', 'service-manager']
                      THEN 'on' ELSE 'off' END, true);
          RETURN QUERY SELECT who.worker_id, who.organisation_id, who.roles;
        END $$;
      COMMENT ON FUNCTION waymark_open_import(uuid) IS
        'First statement of every step of an import: its originator with the roles she has now; none when she left.';
      ${giveToGate('waymark_open_import(uuid)')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION waymark_open_import(uuid);
      DROP TABLE import_rows, import_batches, import_sources;
    `);
  }
}
