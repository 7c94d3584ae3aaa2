import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { CaseView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { IfMatch } from '../../platform/web/if-match.js';
import { RecordId } from '../../platform/web/record-id.js';
import { CasePages } from './case-pages.js';
import { CloseCaseBody, SetNextStepBody } from './case-work.bodies.js';
import { CloseCaseAct } from './close-case.js';
import { SetNextStepAct } from './set-next-step.js';

@Controller()
export class CaseWorkController {
  constructor(
    private readonly pages: CasePages,
    private readonly steps: SetNextStepAct,
    private readonly closing: CloseCaseAct,
  ) {}

  @Get('people/:id/cases')
  @Allow('case:read')
  ofPerson(@RecordId() id: string, @CurrentWorker() worker: SignedInWorker): Promise<CaseView[]> {
    return this.pages.ofPerson(id, worker);
  }

  @Get('cases/:id')
  @Allow('case:read')
  read(@RecordId() id: string, @CurrentWorker() worker: SignedInWorker): Promise<CaseView> {
    return this.pages.read(id, worker);
  }

  @Post('cases/:id/next-step')
  @HttpCode(200)
  @Allow('case:work')
  async setNextStep(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: SetNextStepBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<CaseView> {
    await this.steps.set(id, version, body, worker);
    return this.pages.view(id, worker);
  }

  @Post('cases/:id/close')
  @HttpCode(200)
  @Allow('case:work')
  async close(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: CloseCaseBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<CaseView> {
    await this.closing.close(id, version, body, worker);
    return this.pages.view(id, worker);
  }
}
