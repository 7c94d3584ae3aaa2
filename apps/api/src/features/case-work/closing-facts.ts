import { Injectable } from '@nestjs/common';
import {
  attemptRuleFor,
  attemptsTowardsClosing,
  isSelfReferral,
  type AttemptMethod,
  type AttemptOutcome,
  type AttemptTally,
  type HandoverKind,
  type HandoverState,
  type KnownRisk,
  type ReferralSource,
} from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { OrganisationSettings } from '../organisations/index.js';
import { UNFINISHED_ASSESSMENT } from './case-work.repository.js';

export interface ClosingFacts {
  risk: KnownRisk;
  hasReferrer: boolean;
  handovers: { state: HandoverState; kind: HandoverKind }[];
  attemptsSuffice: boolean;
  attempts: AttemptTally;
  hasUnfinishedAssessment: boolean;
}

interface FactsRow extends Record<string, unknown> {
  risk: KnownRisk;
  source: ReferralSource;
  handovers: ClosingFacts['handovers'];
  unfinished_assessment_id: string | null;
  attempts: { at: string; method: AttemptMethod; outcome: AttemptOutcome; methodWasSafe: boolean }[];
}

/** What the record says of a case that is about to close. */
@Injectable()
export class ClosingRecord {
  constructor(
    private readonly database: Database,
    private readonly settings: OrganisationSettings,
  ) {}

  async of(caseId: string): Promise<ClosingFacts> {
    const [row] = await this.database.rows<FactsRow>({
      name: 'case-closing-facts',
      text: `
        SELECT r.risk, r.source,
               (SELECT coalesce(jsonb_agg(jsonb_build_object('state', h.state, 'kind', h.kind)), '[]')
                  FROM handovers h WHERE h.organisation_id = c.organisation_id AND h.case_id = c.id) AS handovers,
               ${UNFINISHED_ASSESSMENT} AS unfinished_assessment_id,
               (SELECT coalesce(jsonb_agg(jsonb_build_object('at', a.made_at, 'method', a.method, 'outcome', a.outcome,
                         'methodWasSafe', a.method_was_safe)), '[]')
                  FROM contact_attempts a WHERE a.organisation_id = r.organisation_id AND a.referral_id = r.id) AS attempts
          FROM cases c
          JOIN referrals r ON r.organisation_id = c.organisation_id AND r.id = c.referral_id
         WHERE c.organisation_id = (SELECT waymark_organisation()) AND c.id = $1`,
      values: [caseId],
    });
    if (!row) throw new Error('A case without its referral cannot be.');
    const { risk, handovers } = row;
    const attempts = await this.tally(row);
    return {
      ...{ risk, handovers },
      hasReferrer: !isSelfReferral(row.source),
      attemptsSuffice: attempts.suffices,
      attempts,
      hasUnfinishedAssessment: row.unfinished_assessment_id !== null,
    };
  }

  private async tally({ risk, attempts }: FactsRow): Promise<AttemptTally> {
    const made = attempts.map((attempt) => ({ ...attempt, at: new Date(attempt.at) }));
    return attemptsTowardsClosing(made, attemptRuleFor(risk, await this.settings.inForce()));
  }
}
