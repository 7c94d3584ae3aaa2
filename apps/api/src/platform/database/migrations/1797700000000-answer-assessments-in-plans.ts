import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepWithinReach } from './reach-functions.js';
import { hideFromBlocked, protectPeopleTable } from './row-security.js';

/** How a plan deals with each thing that its assessment said: in one of its sections, or not at all with the reason. */
export class AnswerAssessmentsInPlans1797700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE safety_plan_answers (
        organisation_id uuid NOT NULL,
        plan_id uuid NOT NULL,
        item integer NOT NULL,
        section text,
        not_needed bytea,
        CONSTRAINT safety_plan_answers_pkey PRIMARY KEY (plan_id, item),
        CONSTRAINT safety_plan_answers_plan_fk FOREIGN KEY (organisation_id, plan_id) REFERENCES safety_plans (organisation_id, id),
        CONSTRAINT safety_plan_answers_one_way_check CHECK ((section IS NULL) <> (not_needed IS NULL))
      );
      COMMENT ON COLUMN safety_plan_answers.not_needed IS 'AES-256-GCM. Why the plan need not answer it.';

      ${protectPeopleTable('safety_plan_answers')}
      ${hideFromBlocked('safety_plan_answers', 'plan_id', 'plans')}
      ${keepWithinReach('safety_plan_answers', 'plan_id', 'plans')}
      GRANT SELECT, INSERT ON safety_plan_answers TO waymark_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE safety_plan_answers`);
  }
}
