import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { PersonRiskView, RiskAssessmentListItem } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { IfMatch } from '../../platform/web/if-match.js';
import { RecordId } from '../../platform/web/record-id.js';
import { DecideLevelAct } from './decide-level.js';
import { DecideRiskLevelBody } from './risk-assessments.bodies.js';
import { RiskAssessmentsService } from './risk-assessments.service.js';

@Controller()
export class PersonRiskController {
  constructor(
    private readonly assessments: RiskAssessmentsService,
    private readonly deciding: DecideLevelAct,
  ) {}

  @Get('people/:id/risk-assessments')
  @Allow('risk-assessment:read')
  ofPerson(@RecordId() id: string): Promise<RiskAssessmentListItem[]> {
    return this.assessments.ofPerson(id);
  }

  @Get('people/:id/risk')
  @Allow('risk-assessment:read')
  risk(@RecordId() id: string): Promise<PersonRiskView> {
    return this.assessments.riskOf(id);
  }

  @Post('referrals/:id/risk-level')
  @HttpCode(200)
  @Allow('risk-level:decide')
  async decide(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: DecideRiskLevelBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<PersonRiskView> {
    return this.assessments.riskView(await this.deciding.decide(id, version, body, worker));
  }
}
