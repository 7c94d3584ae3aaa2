import { Injectable } from '@nestjs/common';
import { ANSWERS_FOR_PLAN } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { SafetyPlanAnswerEntity, SafetyPlanEntity, SafetyPlanEntryEntity } from './safety-plan.entities.js';

@Injectable()
export class SafetyPlansRepository {
  constructor(private readonly database: Database) {}

  plan(id: string): Promise<SafetyPlanEntity | null> {
    return this.database.manager.findOneBy(SafetyPlanEntity, { id });
  }

  entries(planId: string): Promise<SafetyPlanEntryEntity[]> {
    return this.database.manager.findBy(SafetyPlanEntryEntity, { planId });
  }

  answers(planId: string): Promise<SafetyPlanAnswerEntity[]> {
    return this.database.manager.find(SafetyPlanAnswerEntity, { where: { planId }, order: { item: 'ASC' } });
  }

  /** How many of the points that each plan's assessment made it neither answers nor sets aside. */
  async openPoints(personId: string): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ id: string; open: number }>({
      name: 'safety-plan-open-points',
      text: `
        SELECT p.id, count(*)::int AS open
          FROM safety_plans p
          JOIN assessment_answers w ON w.organisation_id = p.organisation_id AND w.assessment_id = p.assessment_id
           AND w.answer = ANY ($2)
          LEFT JOIN safety_plan_answers s ON s.organisation_id = p.organisation_id AND s.plan_id = p.id AND s.item = w.item
         WHERE p.organisation_id = (SELECT waymark_organisation()) AND p.person_id = $1 AND s.item IS NULL
         GROUP BY p.id`,
      values: [personId, ANSWERS_FOR_PLAN],
    });
    return new Map(rows.map(({ id, open }) => [id, open]));
  }

  ofPerson(personId: string): Promise<SafetyPlanEntity[]> {
    return this.database.manager.find(SafetyPlanEntity, { where: { personId }, order: { planVersion: 'DESC' } });
  }

  /** The newest version so far, with the person's row held: versions are counted one after another. */
  async lastVersionHeld(personId: string): Promise<number> {
    await this.database.rows({
      name: 'safety-plan-hold-person',
      text: `SELECT FROM people WHERE organisation_id = (SELECT waymark_organisation()) AND id = $1 FOR UPDATE`,
      values: [personId],
    });
    return this.lastVersion(personId);
  }

  async lastVersion(personId: string): Promise<number> {
    const [row] = await this.database.rows<{ last: number }>({
      name: 'safety-plan-last-version',
      text: `SELECT coalesce(max(plan_version), 0) AS last FROM safety_plans
              WHERE organisation_id = (SELECT waymark_organisation()) AND person_id = $1`,
      values: [personId],
    });
    return row?.last ?? 0;
  }

  async add(plan: SafetyPlanEntity, entries: SafetyPlanEntryEntity[], answers: SafetyPlanAnswerEntity[]): Promise<void> {
    await this.database.manager.insert(SafetyPlanEntity, plan);
    if (entries.length > 0) await this.database.manager.insert(SafetyPlanEntryEntity, entries);
    if (answers.length > 0) await this.database.manager.insert(SafetyPlanAnswerEntity, answers);
  }
}
