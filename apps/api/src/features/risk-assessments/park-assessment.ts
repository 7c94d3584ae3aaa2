import { Injectable } from '@nestjs/common';
import type { ParkRiskAssessment } from '@waymark/contracts';
import { hasItem } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { instrumentOf } from './instrument-of.js';
import type { RiskAssessmentEntity } from './risk-assessment.entities.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';

/** Puts a half-done checklist aside with a mark where to go on, and takes it up again. */
@Injectable()
export class ParkAssessmentAct {
  constructor(
    private readonly assessments: RiskAssessmentsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async park(id: string, version: number, { item }: ParkRiskAssessment): Promise<void> {
    const assessment = await this.unfinished(id, version);
    if (item !== null && !hasItem(instrumentOf(assessment), item)) throw new RuleRefused('item-unknown');
    await this.assessments.change(id, version, { state: 'parked', parkedAt: this.clock.now(), parkedItem: item });
    await this.note(assessment, 'risk-assessment.parked');
  }

  async resume(id: string, version: number): Promise<void> {
    const assessment = await this.unfinished(id, version);
    await this.assessments.change(id, version, { state: 'draft', parkedAt: null });
    await this.note(assessment, 'risk-assessment.resumed');
  }

  private async unfinished(id: string, version: number): Promise<RiskAssessmentEntity> {
    const assessment = await this.assessments.hold(id);
    if (!assessment) throw new NotFound();
    if (assessment.version !== version) throw new StaleVersion();
    if (assessment.state === 'finished') throw new RuleRefused('assessment-finished');
    return assessment;
  }

  private note({ id: subjectId, personId }: RiskAssessmentEntity, action: string): Promise<void> {
    return this.audit.note({ action, subjectType: 'risk-assessment', subjectId, personId });
  }
}
