import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { RiskDecisionEntity } from './risk-assessment.entities.js';

@Injectable()
export class RiskDecisionsRepository {
  constructor(private readonly database: Database) {}

  async add(decision: RiskDecisionEntity): Promise<void> {
    await this.database.manager.insert(RiskDecisionEntity, decision);
  }

  ofReferral(referralId: string): Promise<RiskDecisionEntity[]> {
    return this.database.manager.find(RiskDecisionEntity, { where: { referralId }, order: { decidedAt: 'DESC', id: 'ASC' } });
  }

  /** Whether a whole checklist was finished after the level last changed; the one that changed it is not news. */
  async hasFreshAssessment(referralId: string): Promise<boolean> {
    const fresh = await this.database.rows({
      name: 'risk-fresh-assessment',
      text: `
        SELECT FROM risk_assessments a
         WHERE a.organisation_id = (SELECT waymark_organisation()) AND a.referral_id = $1 AND a.is_complete
           AND a.finished_at > coalesce((SELECT max(d.decided_at) FROM risk_decisions d
                 WHERE d.organisation_id = a.organisation_id AND d.referral_id = a.referral_id AND d.direction <> 'confirmed'),
               '-infinity'::timestamptz)
         LIMIT 1`,
      values: [referralId],
    });
    return fresh.length > 0;
  }

  /** The referral whose risk speaks for a person now: her newest that was not withdrawn. */
  async currentReferral(personId: string): Promise<string | null> {
    const [row] = await this.database.rows<{ id: string }>({
      name: 'risk-current-referral',
      text: `SELECT id FROM referrals
              WHERE organisation_id = (SELECT waymark_organisation()) AND person_id = $1 AND withdrawn_at IS NULL
              ORDER BY recorded_at DESC, id DESC LIMIT 1`,
      values: [personId],
    });
    return row?.id ?? null;
  }
}
