import { Controller, Get, Post } from '@nestjs/common';
import type { PasswordResetLinkView, WorkerView } from '@waymark/contracts';
import { Allow } from '../../platform/auth/allow.js';
import { StepUp } from '../session/index.js';
import { RecordId } from '../../platform/web/record-id.js';
import { WorkersService } from './workers.service.js';

@Controller('workers')
export class WorkersController {
  constructor(private readonly workers: WorkersService) {}

  @Get()
  @Allow('worker:administer')
  all(): Promise<WorkerView[]> {
    return this.workers.all();
  }

  @Post(':id/password-reset')
  @Allow('worker:administer')
  @StepUp()
  makePasswordReset(@RecordId() id: string): Promise<PasswordResetLinkView> {
    return this.workers.makePasswordReset(id);
  }

  @Post(':id/second-factor-clearance')
  @Allow('worker:administer')
  @StepUp()
  makeSecondFactorClearance(@RecordId() id: string): Promise<PasswordResetLinkView> {
    return this.workers.makeSecondFactorClearance(id);
  }
}
