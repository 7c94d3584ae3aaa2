import { Injectable } from '@nestjs/common';
import { outOfDateReasons, type CalendarDay, type KnownRisk, type RiskLevel } from '@waymark/domain';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { OrganisationSettings } from '../organisations/index.js';

export interface RiskOnRecord {
  level: KnownRisk;
  assessmentIsFresh: boolean;
  planAnswersAssessment: boolean;
}

interface RiskRow extends Record<string, unknown> {
  risk: KnownRisk;
  finished_on: CalendarDay | null;
  level: RiskLevel | null;
  is_complete: boolean | null;
  plan_answers: boolean;
}

/** What the record itself says about the danger in a case that is handed over. */
@Injectable()
export class StepDownRecord {
  constructor(
    private readonly database: Database,
    private readonly settings: OrganisationSettings,
    private readonly clock: Clock,
  ) {}

  async of(caseId: string): Promise<RiskOnRecord | null> {
    const [row] = await this.database.rows<RiskRow>({
      name: 'handover-risk',
      text: `
        SELECT r.risk, (a.finished_at AT TIME ZONE 'Europe/London')::date::text AS finished_on, a.level, a.is_complete,
               coalesce((SELECT p.assessment_id = a.id AND p.outcome = 'made' FROM safety_plans p
                          WHERE p.organisation_id = r.organisation_id AND p.referral_id = r.id
                          ORDER BY p.plan_version DESC LIMIT 1), false) AS plan_answers
          FROM cases c
          JOIN referrals r ON r.organisation_id = c.organisation_id AND r.id = c.referral_id
          LEFT JOIN LATERAL (SELECT * FROM risk_assessments a
                              WHERE a.organisation_id = r.organisation_id AND a.referral_id = r.id AND a.finished_at IS NOT NULL
                              ORDER BY a.finished_at DESC, a.id LIMIT 1) AS a ON true
         WHERE c.organisation_id = (SELECT waymark_organisation()) AND c.id = $1`,
      values: [caseId],
    });
    if (!row) return null;
    return { level: row.risk, assessmentIsFresh: await this.isFresh(row), planAnswersAssessment: row.plan_answers };
  }

  private async isFresh({ finished_on: finishedOn, level, is_complete: complete }: RiskRow): Promise<boolean> {
    if (finishedOn === null || level === null) return false;
    const cadence = (await this.settings.inForce())['review.cadence-days'];
    return outOfDateReasons({ finishedOn, level, complete: complete === true }, [], cadence, this.clock.today()).length === 0;
  }
}
