import { Injectable } from '@nestjs/common';
import { NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { Episodes } from '../referrals/index.js';
import type { RiskAssessmentEntity } from './risk-assessment.entities.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';

/** Finds a checklist that may still be worked on, and holds it: neither finished nor of a case that has closed. */
@Injectable()
export class UnfinishedAssessments {
  constructor(
    private readonly assessments: RiskAssessmentsRepository,
    private readonly episodes: Episodes,
  ) {}

  async hold(id: string): Promise<RiskAssessmentEntity> {
    const assessment = await this.assessments.hold(id);
    if (!assessment) throw new NotFound();
    if (assessment.state === 'finished') throw new RuleRefused('assessment-finished');
    const episode = await this.episodes.find(assessment.referralId);
    if (episode?.isOver) throw new RuleRefused('case-not-open');
    return assessment;
  }
}
