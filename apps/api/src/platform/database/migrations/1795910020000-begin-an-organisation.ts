import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveToGate } from './row-security.js';

const BEGIN = 'waymark_begin_organisation(jsonb, timestamptz, date)';
const TABLES = ['organisations', 'services', 'teams', 'workers', 'memberships'];

/**
 * The first organisation of an empty deployment, with the services and people it starts with. Once one is there the
 * function refuses, so a stolen application role can make nothing beside it.
 */
export class BeginAnOrganisation1795910020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${TABLES.map((table) => `CREATE POLICY gate_begins ON ${table} FOR INSERT TO waymark_gate WITH CHECK (true);`).join('\n')}
      GRANT INSERT ON ${TABLES.join(', ')} TO waymark_gate;

      CREATE FUNCTION waymark_begin_organisation(p_plan jsonb, p_links_end timestamptz, p_from date)
        RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$
        DECLARE
          v_organisation uuid := (p_plan->>'id')::uuid;
          v_first uuid := (p_plan->'workers'->0->>'id')::uuid;
          v_request uuid := gen_random_uuid();
        BEGIN
          -- Two who begin at the same moment must not both find the place empty.
          PERFORM pg_advisory_xact_lock(7304112);
          IF EXISTS (SELECT FROM organisations) THEN RETURN false; END IF;
          INSERT INTO organisations (id, name_en, name_cy) VALUES (v_organisation, p_plan->>'en', p_plan->>'cy');
          INSERT INTO services (id, organisation_id, name_en, name_cy, kind, side)
            SELECT (s->>'id')::uuid, v_organisation, s->>'en', s->>'cy', s->>'kind', s->>'side' FROM jsonb_array_elements(p_plan->'services') s;
          INSERT INTO teams (organisation_id, service_id, name_en, name_cy)
            SELECT v_organisation, (s->>'id')::uuid, s->>'en', s->>'cy' FROM jsonb_array_elements(p_plan->'services') s;
          INSERT INTO workers (id, organisation_id, email, display_name, language)
            SELECT (w->>'id')::uuid, v_organisation, w->>'email', w->>'name', w->>'language' FROM jsonb_array_elements(p_plan->'workers') w;
          INSERT INTO memberships (organisation_id, worker_id, role, from_on)
            SELECT v_organisation, (w->>'id')::uuid, w->>'role', p_from FROM jsonb_array_elements(p_plan->'workers') w;
          INSERT INTO password_resets (organisation_id, worker_id, token_hash, created_by, expires_at)
            SELECT v_organisation, (w->>'id')::uuid, decode(w->>'tokenHash', 'hex'), v_first, p_links_end
              FROM jsonb_array_elements(p_plan->'workers') w;
          INSERT INTO audit_entries (organisation_id, system_job, action, subject_type, subject_id, request_id)
            VALUES (v_organisation, 'begin', 'organisation.begun', 'organisation', v_organisation, v_request);
          INSERT INTO audit_entries (organisation_id, system_job, action, subject_type, subject_id, request_id)
            SELECT v_organisation, 'begin', 'password-reset.made', 'worker', (w->>'id')::uuid, v_request
              FROM jsonb_array_elements(p_plan->'workers') w;
          RETURN true;
        END $$;
    `);
    await runner.query(giveToGate(BEGIN));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION ${BEGIN};
      REVOKE INSERT ON ${TABLES.join(', ')} FROM waymark_gate;
      ${TABLES.map((table) => `DROP POLICY gate_begins ON ${table};`).join('\n')}
    `);
  }
}
