import { Body, Controller, Get, Post } from '@nestjs/common';
import type { PersonSafetyPlansView, SafetyPlanView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { CreatesOnce } from '../../platform/idempotency/creates-once.js';
import { RecordId } from '../../platform/web/record-id.js';
import { RecordSafetyPlanAct } from './record-safety-plan.js';
import { RecordSafetyPlanBody } from './safety-plans.bodies.js';
import { SafetyPlansService } from './safety-plans.service.js';

@Controller()
export class SafetyPlansController {
  constructor(
    private readonly plans: SafetyPlansService,
    private readonly recording: RecordSafetyPlanAct,
  ) {}

  @Get('people/:id/safety-plans')
  @Allow('safety-plan:read')
  ofPerson(@RecordId() id: string): Promise<PersonSafetyPlansView> {
    return this.plans.ofPerson(id);
  }

  @Post('people/:id/safety-plans')
  @CreatesOnce()
  @Allow('safety-plan:record')
  async record(@RecordId() id: string, @Body() body: RecordSafetyPlanBody, @CurrentWorker() worker: SignedInWorker): Promise<SafetyPlanView> {
    return this.plans.view(await this.recording.record(id, body, worker));
  }

  @Get('safety-plans/:id')
  @Allow('safety-plan:read')
  read(@RecordId() id: string): Promise<SafetyPlanView> {
    return this.plans.read(id);
  }
}
