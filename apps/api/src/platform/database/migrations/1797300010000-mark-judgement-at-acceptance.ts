import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['waiting_list_entries', 'referrals'];
/** The rows of every organisation, for this one statement: the owner is under row security like everybody else. */
const unforced = (statement: string): string => `
  ${TABLES.map((table) => `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;`).join('\n')}
  ${statement}
  ${TABLES.map((table) => `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`).join('\n')}`;

/** That a service judged her risk high when it accepted her, apart from what the referral came with. */
export class MarkJudgementAtAcceptance1797300010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE waiting_list_entries ADD COLUMN judged_high boolean NOT NULL DEFAULT false;
      COMMENT ON COLUMN waiting_list_entries.judged_high IS 'Whoever accepted her for the service saw danger that no form can count.';
      ${unforced(`
        UPDATE waiting_list_entries e SET judged_high = true FROM referrals r
         WHERE r.organisation_id = e.organisation_id AND r.id = e.referral_id
           AND NOT r.judged_high AND 'professional-judgement' = ANY (e.safety_grounds);`)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE waiting_list_entries DROP COLUMN judged_high`);
  }
}
