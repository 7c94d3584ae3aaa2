import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A safety contact hangs on the referral from the moment it is saved, and on a place on a list only after acceptance. */
export class OweSafetyContactsFromTheStart1796620300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tasks ALTER COLUMN entry_id DROP NOT NULL;
      CREATE UNIQUE INDEX tasks_undecided_key ON tasks (organisation_id, referral_id, kind)
        WHERE ((done_at IS NULL) AND (entry_id IS NULL));
      CREATE INDEX tasks_referral_idx ON tasks (organisation_id, referral_id);
      ALTER TABLE referrals ADD COLUMN judged_high boolean NOT NULL DEFAULT false;
      COMMENT ON COLUMN referrals.judged_high IS 'Whoever took the call heard danger that no form can count.';
    `);
  }

  /** Refuses where somebody is owed a contact before triage: no task is deleted to make room for an older rule. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE referrals DROP COLUMN judged_high;
      DROP INDEX tasks_undecided_key, tasks_referral_idx;
      ALTER TABLE tasks ALTER COLUMN entry_id SET NOT NULL;
    `);
  }
}
