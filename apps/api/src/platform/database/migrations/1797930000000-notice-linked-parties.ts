import type { MigrationInterface, QueryRunner } from 'typeorm';
import { withinReach } from './reach-functions.js';
import { forceRowSecurity } from './row-security.js';

/** Somebody who is named as causing harm is a client too. Whoever keeps the blocks is told, and nobody else. */
export class NoticeLinkedParties1797930000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE linked_parties (
        id uuid CONSTRAINT linked_parties_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        referral_id uuid NOT NULL,
        other_person_id uuid NOT NULL,
        other_referral_id uuid NOT NULL,
        named_person_id uuid NOT NULL,
        reasons text[] NOT NULL,
        is_mutual boolean NOT NULL,
        noticed_at timestamptz NOT NULL,
        settled_by uuid,
        settled_at timestamptz,
        outcome text CONSTRAINT linked_parties_outcome_check
          CHECK (outcome = ANY (ARRAY['kept-apart'::text, 'not-the-same'::text, 'link-wrong'::text, 'link-over'::text])),
        words bytea,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT linked_parties_settled_check CHECK (((settled_at IS NULL) = (outcome IS NULL))
          AND ((settled_at IS NULL) = (settled_by IS NULL)) AND ((settled_at IS NULL) = (words IS NULL))),
        CONSTRAINT linked_parties_two_people_check CHECK (person_id <> other_person_id),
        CONSTRAINT linked_parties_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES people (organisation_id, id),
        CONSTRAINT linked_parties_other_person_fk FOREIGN KEY (organisation_id, other_person_id) REFERENCES people (organisation_id, id),
        CONSTRAINT linked_parties_named_person_fk FOREIGN KEY (organisation_id, named_person_id) REFERENCES people (organisation_id, id),
        CONSTRAINT linked_parties_settled_by_fk FOREIGN KEY (organisation_id, settled_by) REFERENCES workers (organisation_id, id)
      );
      -- Where each names the other it is one matter; a new episode of either is a new one, and so is another record that is
      -- named where the first was of somebody else.
      CREATE UNIQUE INDEX linked_parties_episodes_key ON linked_parties
        (organisation_id, least(referral_id, other_referral_id), greatest(referral_id, other_referral_id))
        WHERE outcome IS DISTINCT FROM 'not-the-same';
      CREATE INDEX linked_parties_person_idx ON linked_parties (organisation_id, person_id);
      CREATE INDEX linked_parties_other_person_idx ON linked_parties (organisation_id, other_person_id);
      -- By the whole name, letter for letter: the search's own index finds what is alike and serves no row security.
      CREATE INDEX people_whole_name_idx ON people (organisation_id, name_key);
      -- On the table, since the schema builder takes an index of a column with a comment for a changed one.
      COMMENT ON COLUMN people.name_key IS NULL;
      COMMENT ON TABLE people IS 'name_key: all names folded: lower case, no accents, apostrophes or hyphens. Searched, never shown.';
      COMMENT ON TABLE linked_parties IS 'Noticed by a sweep, settled by a service manager, never deleted. Words are AES-256-GCM.';
      ${forceRowSecurity('linked_parties')}
      GRANT SELECT, INSERT ON linked_parties TO waymark_api;
      GRANT UPDATE (settled_by, settled_at, outcome, words, version) ON linked_parties TO waymark_api;
      ${POLICIES}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`COMMENT ON COLUMN people.name_key IS 'All names folded: lower case, no accents, apostrophes or hyphens. Searched, never shown.'`);
    await runner.query('DROP POLICY linked_parties_unseen ON audit_entries; DROP INDEX people_whole_name_idx; DROP TABLE linked_parties; COMMENT ON TABLE people IS NULL;');
  }
}

const OWN = `organisation_id = (SELECT waymark_organisation())`;
const KEEPS_BLOCKS = `${OWN} AND (SELECT waymark_keeps_blocks())`;
const OF_NOBODY_BLOCKED = `NOT (ARRAY[person_id, other_person_id, named_person_id] && (SELECT waymark_blocked('people')))`;
const BOTH_WITHIN_REACH = `${withinReach('person_id', 'named')} AND ${withinReach('other_person_id', 'named')}`;

const POLICIES = `
  CREATE POLICY keep ON linked_parties FOR SELECT TO waymark_api USING (${KEEPS_BLOCKS});
  -- Noticed by the sweep alone.
  CREATE POLICY notice ON linked_parties FOR INSERT TO waymark_api WITH CHECK (${OWN} AND settled_at IS NULL AND (SELECT waymark_is_job()));
  CREATE POLICY settle ON linked_parties FOR UPDATE TO waymark_api USING (${KEEPS_BLOCKS} AND settled_at IS NULL)
    WITH CHECK (${KEEPS_BLOCKS} AND settled_by = (SELECT waymark_proved_worker()));
  CREATE POLICY not_blocked ON linked_parties AS RESTRICTIVE TO waymark_api USING (${OF_NOBODY_BLOCKED}) WITH CHECK (${OF_NOBODY_BLOCKED});
  CREATE POLICY within_reach ON linked_parties AS RESTRICTIVE TO waymark_api USING (${BOTH_WITHIN_REACH}) WITH CHECK (${BOTH_WITHIN_REACH});
  -- What says that two clients are linked is read by whoever settles it.
  CREATE POLICY linked_parties_unseen ON audit_entries AS RESTRICTIVE FOR SELECT TO waymark_api
    USING (action NOT LIKE 'linked-parties.%' OR (SELECT waymark_keeps_blocks()));
`;
