import { Injectable } from '@nestjs/common';
import type { ParkRiskAssessment } from '@waymark/contracts';
import { hasItem } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { instrumentOf } from './instrument-of.js';
import type { RiskAssessmentEntity } from './risk-assessment.entities.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';
import { UnfinishedAssessments } from './unfinished-assessments.js';

/** Puts a half-done checklist aside with a mark where to go on, and takes it up again. */
@Injectable()
export class ParkAssessmentAct {
  constructor(
    private readonly unfinished: UnfinishedAssessments,
    private readonly assessments: RiskAssessmentsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async park(id: string, version: number, { item }: ParkRiskAssessment): Promise<void> {
    const assessment = await this.held(id, version);
    if (item !== null && !hasItem(instrumentOf(assessment), item)) throw new RuleRefused('item-unknown');
    await this.assessments.change(id, version, { state: 'parked', parkedAt: this.clock.now(), parkedItem: item });
    await this.note(assessment, 'risk-assessment.parked');
  }

  async resume(id: string, version: number): Promise<void> {
    const assessment = await this.held(id, version);
    await this.assessments.change(id, version, { state: 'draft', parkedAt: null });
    await this.note(assessment, 'risk-assessment.resumed');
  }

  private async held(id: string, version: number): Promise<RiskAssessmentEntity> {
    const assessment = await this.unfinished.hold(id);
    if (assessment.version !== version) throw new StaleVersion();
    return assessment;
  }

  private note({ id: subjectId, personId }: RiskAssessmentEntity, action: string): Promise<void> {
    return this.audit.note({ action, subjectType: 'risk-assessment', subjectId, personId });
  }
}
