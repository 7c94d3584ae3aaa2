import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { AssessmentText, OpenAssessmentView, RiskAssessmentView, StoredEntryView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { CreatesOnce } from '../../platform/idempotency/creates-once.js';
import { IfMatch } from '../../platform/web/if-match.js';
import { RecordId } from '../../platform/web/record-id.js';
import { itemNumber, textField } from './entry-path.js';
import { FinishAssessmentAct } from './finish-assessment.js';
import { ParkAssessmentAct } from './park-assessment.js';
import {
  FinishRiskAssessmentBody,
  ParkRiskAssessmentBody,
  SaveAnswerBody,
  SaveTextBody,
  StartRiskAssessmentBody,
} from './risk-assessments.bodies.js';
import { RiskAssessmentsService } from './risk-assessments.service.js';
import { SaveEntryAct } from './save-entry.js';
import { StartAssessmentAct } from './start-assessment.js';

@Controller('risk-assessments')
export class RiskAssessmentsController {
  constructor(
    private readonly assessments: RiskAssessmentsService,
    private readonly starting: StartAssessmentAct,
    private readonly saving: SaveEntryAct,
    private readonly parking: ParkAssessmentAct,
    private readonly finishing: FinishAssessmentAct,
  ) {}

  @Post()
  @CreatesOnce()
  @Allow('risk-assessment:record')
  async start(@Body() body: StartRiskAssessmentBody, @CurrentWorker() worker: SignedInWorker): Promise<RiskAssessmentView> {
    return this.assessments.view(await this.starting.start(body, worker));
  }

  @Get('open')
  @Allow('risk-assessment:record')
  openOf(@CurrentWorker() worker: SignedInWorker): Promise<OpenAssessmentView[]> {
    return this.assessments.openOf(worker.id);
  }

  @Get(':id')
  @Allow('risk-assessment:read')
  read(@RecordId() id: string): Promise<RiskAssessmentView> {
    return this.assessments.read(id);
  }

  @Put(':id/answers/:item')
  @Allow('risk-assessment:record')
  saveAnswer(
    @RecordId() id: string,
    @Param('item', itemNumber) item: number,
    @Body() body: SaveAnswerBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<StoredEntryView> {
    return this.saving.saveAnswer(id, item, body, worker);
  }

  @Put(':id/texts/:field')
  @Allow('risk-assessment:record')
  saveText(
    @RecordId() id: string,
    @Param('field', textField) field: AssessmentText,
    @Body() body: SaveTextBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<StoredEntryView> {
    return this.saving.saveText(id, field, body, worker);
  }

  @Post(':id/park')
  @HttpCode(200)
  @Allow('risk-assessment:record')
  async park(@RecordId() id: string, @IfMatch() version: number, @Body() body: ParkRiskAssessmentBody): Promise<RiskAssessmentView> {
    await this.parking.park(id, version, body);
    return this.assessments.view(id);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Allow('risk-assessment:record')
  async resume(@RecordId() id: string, @IfMatch() version: number): Promise<RiskAssessmentView> {
    await this.parking.resume(id, version);
    return this.assessments.view(id);
  }

  @Post(':id/finish')
  @HttpCode(200)
  @Allow('risk-assessment:record')
  async finish(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: FinishRiskAssessmentBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<RiskAssessmentView> {
    await this.finishing.finish(id, version, body, worker);
    return this.assessments.view(id);
  }
}
