import type { MigrationInterface, QueryRunner } from 'typeorm';
import { notBlocked } from './row-security.js';

const READ = 'ON audit_entries AS RESTRICTIVE FOR SELECT TO waymark_api';
const BLOCKED = `(SELECT waymark_blocked('people'))`;

/**
 * An entry on one person's record may be about another: who is related to her, whom she was told apart from. A worker who
 * is blocked from the other got no page at all, where she now gets it without that entry. Without a proved identity the
 * array is NULL and so is the rule, for entries of no person as well, so that the policy which said so is not needed.
 */
export class HideEntriesAboutHiddenPeople1797320010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY not_blocked ON audit_entries;
      DROP POLICY proved ON audit_entries;
      CREATE POLICY not_blocked ${READ} USING (NOT (ARRAY[person_id, subject_id] && ${BLOCKED}));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY not_blocked ON audit_entries;
      CREATE POLICY not_blocked ${READ} USING (person_id IS NULL OR ${notBlocked('person_id', 'people')});
      CREATE POLICY proved ${READ} USING (person_id IS NOT NULL OR ${BLOCKED} IS NOT NULL);
    `);
  }
}
