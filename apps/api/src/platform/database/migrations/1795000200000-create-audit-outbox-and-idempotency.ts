import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceRowSecurity } from './row-security.js';

/** What was done and read, what must still be told to others, and what was asked twice. */
export class CreateAuditOutboxAndIdempotency1795000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_entries (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT audit_entries_pkey PRIMARY KEY,
        organisation_id uuid NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        worker_id uuid,
        system_job text,
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id uuid,
        person_id uuid,
        request_id uuid NOT NULL,
        fields text[] NOT NULL DEFAULT '{}'
      );
      COMMENT ON TABLE audit_entries IS 'Append-only. Ids and names of fields, never their values.';
      CREATE INDEX audit_entries_person_idx ON audit_entries (organisation_id, person_id, id);
      CREATE FUNCTION waymark_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'The audit is append-only.' USING ERRCODE = 'insufficient_privilege'; END $$;
      CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
        FOR EACH ROW EXECUTE FUNCTION waymark_refuse_change();
      CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries
        FOR EACH STATEMENT EXECUTE FUNCTION waymark_refuse_change();

      CREATE TABLE outbox_messages (
        id uuid CONSTRAINT outbox_messages_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT outbox_messages_organisation_fk REFERENCES organisations (id),
        topic text NOT NULL,
        subject_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        sent_at timestamptz,
        CONSTRAINT outbox_messages_once_key UNIQUE (organisation_id, topic, subject_id)
      );
      CREATE INDEX outbox_messages_unsent_idx ON outbox_messages (organisation_id, created_at) WHERE sent_at IS NULL;
      COMMENT ON TABLE outbox_messages IS 'Written with the change itself, sent after it; ids only.';

      CREATE TABLE idempotency_keys (
        organisation_id uuid NOT NULL,
        worker_id uuid NOT NULL,
        key uuid NOT NULL,
        route text NOT NULL,
        body_hash bytea NOT NULL,
        status smallint NOT NULL,
        answer bytea,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT idempotency_keys_pkey PRIMARY KEY (organisation_id, worker_id, key)
      );
      COMMENT ON COLUMN idempotency_keys.answer IS 'Encrypted, since it can name a person, and forgotten after a day; the key itself stays.';

      ${forceRowSecurity('audit_entries', 'outbox_messages', 'idempotency_keys')}

      CREATE POLICY write_own ON audit_entries FOR INSERT TO waymark_api
        WITH CHECK (organisation_id = (SELECT waymark_organisation())
          AND worker_id IS NOT DISTINCT FROM (SELECT waymark_worker()));
      CREATE POLICY read_about_people ON audit_entries FOR SELECT TO waymark_api
        USING (organisation_id = (SELECT waymark_organisation()) AND (SELECT waymark_works_with_people()));
      CREATE POLICY own_organisation ON outbox_messages TO waymark_api
        USING (organisation_id = (SELECT waymark_organisation()))
        WITH CHECK (organisation_id = (SELECT waymark_organisation()));
      CREATE POLICY own_keys ON idempotency_keys TO waymark_api
        USING (organisation_id = (SELECT waymark_organisation()) AND worker_id = (SELECT waymark_worker()))
        WITH CHECK (organisation_id = (SELECT waymark_organisation()) AND worker_id = (SELECT waymark_worker()));

      CREATE POLICY forget_answers ON idempotency_keys FOR UPDATE TO waymark_api
        USING (organisation_id = (SELECT waymark_organisation()) AND (SELECT waymark_worker()) IS NULL)
        WITH CHECK (organisation_id = (SELECT waymark_organisation()) AND answer IS NULL);
      CREATE POLICY find_answers ON idempotency_keys FOR SELECT TO waymark_api
        USING (organisation_id = (SELECT waymark_organisation()) AND (SELECT waymark_worker()) IS NULL);

      GRANT SELECT, INSERT ON audit_entries TO waymark_api;
      GRANT SELECT, INSERT ON outbox_messages TO waymark_api;
      GRANT UPDATE (sent_at) ON outbox_messages TO waymark_api;
      GRANT SELECT, INSERT ON idempotency_keys TO waymark_api;
      GRANT UPDATE (answer) ON idempotency_keys TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE idempotency_keys, outbox_messages, audit_entries;
      DROP FUNCTION waymark_refuse_change();
    `);
  }
}
