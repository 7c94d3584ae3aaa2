import { Injectable } from '@nestjs/common';
import type { KnownRisk } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';

export interface RiskOnRecord {
  level: KnownRisk;
  assessmentIsFresh: boolean;
  planAnswersAssessment: boolean;
}

/** What the record itself says about the danger in a case that is handed over. */
@Injectable()
export class StepDownRecord {
  constructor(private readonly database: Database) {}

  async of(caseId: string): Promise<RiskOnRecord | null> {
    const [row] = await this.database.rows<{ risk: KnownRisk }>({
      name: 'handover-risk',
      text: `
        SELECT r.risk FROM cases c
          JOIN referrals r ON r.organisation_id = c.organisation_id AND r.id = c.referral_id
         WHERE c.organisation_id = (SELECT waymark_organisation()) AND c.id = $1`,
      values: [caseId],
    });
    return row ? { level: row.risk, assessmentIsFresh: false, planAnswersAssessment: false } : null;
  }
}
