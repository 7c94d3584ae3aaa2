import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceRowSecurity } from './row-security.js';

/**
 * Organisations, their services and teams, the people who work there, and the two functions every policy stands on.
 * Settings are local to the transaction; without them every policy compares with NULL, so no context means no rows.
 */
export class CreateOrganisationsAndWorkers1795000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION waymark_organisation() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('waymark.organisation_id', true), '')::uuid $$;
      CREATE FUNCTION waymark_worker() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('waymark.worker_id', true), '')::uuid $$;
      CREATE FUNCTION waymark_works_with_people() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT coalesce(current_setting('waymark.works_with_people', true), '') = 'on' $$;
      CREATE FUNCTION waymark_administers() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT coalesce(current_setting('waymark.administers', true), '') = 'on' $$;

      CREATE TABLE organisations (
        id uuid CONSTRAINT organisations_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        name_en text NOT NULL,
        name_cy text NOT NULL
      );
      CREATE TABLE services (
        id uuid CONSTRAINT services_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT services_organisation_fk REFERENCES organisations (id),
        name_en text NOT NULL,
        name_cy text NOT NULL,
        kind text NOT NULL,
        side text NOT NULL CONSTRAINT services_side_check
          CHECK (side = ANY (ARRAY['victim'::text, 'perpetrator'::text, 'children'::text, 'neutral'::text])),
        CONSTRAINT services_organisation_key UNIQUE (organisation_id, id)
      );
      CREATE TABLE teams (
        id uuid CONSTRAINT teams_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        service_id uuid NOT NULL,
        name_en text NOT NULL,
        name_cy text NOT NULL,
        CONSTRAINT teams_organisation_key UNIQUE (organisation_id, id),
        CONSTRAINT teams_service_fk FOREIGN KEY (organisation_id, service_id) REFERENCES services (organisation_id, id)
      );
      CREATE TABLE workers (
        id uuid CONSTRAINT workers_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT workers_organisation_fk REFERENCES organisations (id),
        email text NOT NULL,
        display_name text NOT NULL,
        language text NOT NULL CONSTRAINT workers_language_check CHECK (language = ANY (ARRAY['en'::text, 'cy'::text])),
        left_at timestamptz,
        CONSTRAINT workers_email_key UNIQUE (email),
        CONSTRAINT workers_organisation_key UNIQUE (organisation_id, id)
      );
      CREATE TABLE memberships (
        id uuid CONSTRAINT memberships_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        worker_id uuid NOT NULL,
        role text NOT NULL,
        service_id uuid,
        team_id uuid,
        from_on date NOT NULL,
        to_on date,
        CONSTRAINT memberships_worker_fk FOREIGN KEY (organisation_id, worker_id) REFERENCES workers (organisation_id, id),
        CONSTRAINT memberships_service_fk FOREIGN KEY (organisation_id, service_id) REFERENCES services (organisation_id, id),
        CONSTRAINT memberships_team_fk FOREIGN KEY (organisation_id, team_id) REFERENCES teams (organisation_id, id)
      );
      CREATE INDEX memberships_worker_idx ON memberships (worker_id);
      CREATE TABLE organisation_settings (
        id uuid CONSTRAINT organisation_settings_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT organisation_settings_organisation_fk REFERENCES organisations (id),
        key text NOT NULL,
        value jsonb NOT NULL,
        in_force_from date NOT NULL,
        set_by uuid,
        set_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT organisation_settings_day_key UNIQUE (organisation_id, key, in_force_from)
      );
      COMMENT ON TABLE organisation_settings IS 'Dated values with a named owner; what is absent here has the shipped default.';
    `);
    await runner.query(`
      ${forceRowSecurity('organisations', 'services', 'teams', 'workers', 'memberships', 'organisation_settings')}

      CREATE POLICY own_organisation ON organisations FOR SELECT TO waymark_api
        USING (id = (SELECT waymark_organisation()));
      CREATE POLICY own_organisation ON services FOR SELECT TO waymark_api
        USING (organisation_id = (SELECT waymark_organisation()));
      CREATE POLICY own_organisation ON teams FOR SELECT TO waymark_api
        USING (organisation_id = (SELECT waymark_organisation()));
      CREATE POLICY own_organisation ON workers FOR SELECT TO waymark_api
        USING (organisation_id = (SELECT waymark_organisation()));
      CREATE POLICY own_language ON workers FOR UPDATE TO waymark_api
        USING (organisation_id = (SELECT waymark_organisation()) AND id = (SELECT waymark_worker()))
        WITH CHECK (organisation_id = (SELECT waymark_organisation()) AND id = (SELECT waymark_worker()));
      CREATE POLICY own_organisation ON memberships FOR SELECT TO waymark_api
        USING (organisation_id = (SELECT waymark_organisation()));
      CREATE POLICY own_organisation ON organisation_settings FOR SELECT TO waymark_api
        USING (organisation_id = (SELECT waymark_organisation()));

      GRANT SELECT ON organisations, services, teams, workers, memberships, organisation_settings TO waymark_api;
      GRANT UPDATE (language) ON workers TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE organisation_settings, memberships, workers, teams, services, organisations;
      DROP FUNCTION waymark_administers(), waymark_works_with_people(), waymark_worker(), waymark_organisation();
    `);
  }
}
