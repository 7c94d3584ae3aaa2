import type { MigrationInterface, QueryRunner } from 'typeorm';
import { giveToGate, protectPeopleTable } from './row-security.js';

/** People, how they are related, and, in a table of their own and encrypted, where and how they can be reached. */
export class CreatePeople1795000300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE people (
        id uuid CONSTRAINT people_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL CONSTRAINT people_organisation_fk REFERENCES organisations (id),
        reference text NOT NULL,
        given_name text,
        family_name text,
        known_as text,
        name_key text NOT NULL,
        pronouns text,
        date_of_birth date,
        gender text NOT NULL,
        language text NOT NULL,
        language_named text,
        interpreter text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT people_organisation_key UNIQUE (organisation_id, id),
        CONSTRAINT people_reference_key UNIQUE (organisation_id, reference)
      );
      COMMENT ON COLUMN people.name_key IS 'All names folded: lower case, no accents, apostrophes or hyphens. Searched, never shown.';
      CREATE INDEX people_name_key_idx ON people USING gin (name_key gin_trgm_ops);
      CREATE INDEX people_date_of_birth_idx ON people (organisation_id, date_of_birth);

      CREATE TABLE relationships (
        id uuid CONSTRAINT relationships_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        other_person_id uuid NOT NULL,
        role text NOT NULL CONSTRAINT relationships_role_check
          CHECK (role = ANY (ARRAY['causes-harm'::text, 'child'::text])),
        relationship text NOT NULL,
        lives_with text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        recorded_by uuid,
        ended_at timestamptz,
        CONSTRAINT relationships_two_people_check CHECK (person_id <> other_person_id),
        CONSTRAINT relationships_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id),
        CONSTRAINT relationships_other_person_fk FOREIGN KEY (organisation_id, other_person_id) REFERENCES people (organisation_id, id)
      );
      CREATE INDEX relationships_person_idx ON relationships (organisation_id, person_id);

      CREATE TABLE contact_points (
        id uuid CONSTRAINT contact_points_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT contact_points_kind_check
          CHECK (kind = ANY (ARRAY['phone'::text, 'address'::text, 'email'::text, 'place'::text])),
        value bytea NOT NULL,
        masked text NOT NULL,
        blind_index bytea,
        owner text NOT NULL,
        call text NOT NULL,
        text text NOT NULL,
        voicemail text NOT NULL,
        post text NOT NULL,
        safe_times text,
        code_word bytea,
        known_to_person_causing_harm text NOT NULL,
        verified_at timestamptz NOT NULL,
        verified_by uuid NOT NULL,
        ended_at timestamptz,
        CONSTRAINT contact_points_organisation_key UNIQUE (organisation_id, id),
        CONSTRAINT contact_points_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id)
      );
      CREATE INDEX contact_points_person_idx ON contact_points (organisation_id, person_id);
      CREATE INDEX contact_points_blind_idx ON contact_points (organisation_id, blind_index);
      COMMENT ON COLUMN contact_points.value IS 'AES-256-GCM. A number, address or place; leaves the database only encrypted.';
      COMMENT ON COLUMN contact_points.code_word IS 'AES-256-GCM.';
      COMMENT ON TABLE contact_points IS 'Encrypted per field. blind_index is an HMAC under a key of the organisation: it finds an exact number and reveals none.';

      ${['people', 'relationships', 'contact_points'].map(protectPeopleTable).join('')}
      CREATE POLICY gate ON people FOR SELECT TO waymark_gate USING (true);
      GRANT SELECT, INSERT, UPDATE ON people, relationships, contact_points TO waymark_api;
      GRANT SELECT (id, organisation_id, name_key, date_of_birth) ON people TO waymark_gate;
    `);
    // Row security forbids the trigram index to a caller (its operators are not leakproof), so candidates come from
    // here. The function applies the same rule as the policy and gives away ids only; the caller reads the rows itself.
    await runner.query(`
      CREATE FUNCTION waymark_people_candidates(p_name_keys text[], p_date_of_birth date, p_limit integer)
        RETURNS TABLE (person_id uuid, name_similarity real)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        SET pg_trgm.word_similarity_threshold = 0.45
        AS $$
          SELECT p.id, max(public.word_similarity(k.key, p.name_key))
            FROM unnest(p_name_keys) AS k(key)
            JOIN people p ON k.key OPERATOR(public.<%) p.name_key
           WHERE p.organisation_id = public.waymark_organisation() AND public.waymark_works_with_people()
           GROUP BY p.id
          UNION ALL
          SELECT p.id, 0
            FROM people p
           WHERE p.date_of_birth = p_date_of_birth
             AND p.organisation_id = public.waymark_organisation() AND public.waymark_works_with_people()
           ORDER BY 2 DESC
           LIMIT p_limit
        $$;
      ${giveToGate('waymark_people_candidates(text[], date, integer)')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION waymark_people_candidates(text[], date, integer);
      DROP TABLE contact_points, relationships, people;
    `);
  }
}
