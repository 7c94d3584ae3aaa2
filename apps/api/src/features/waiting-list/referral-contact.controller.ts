import { Body, Controller, Get, Post } from '@nestjs/common';
import type { ReferralContactView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { CreatesOnce } from '../../platform/idempotency/creates-once.js';
import { RecordId } from '../../platform/web/record-id.js';
import { LogAttemptAct } from './log-attempt.js';
import { ReferralContact } from './referral-contact.js';
import { LogAttemptBody } from './waiting-list.bodies.js';

@Controller('referrals/:id')
export class ReferralContactController {
  constructor(
    private readonly contact: ReferralContact,
    private readonly logging: LogAttemptAct,
  ) {}

  @Get('contact')
  @Allow('waiting-list:read')
  read(@RecordId() id: string): Promise<ReferralContactView> {
    return this.contact.read(id);
  }

  @Post('attempts')
  @CreatesOnce()
  @Allow('waiting-list:work')
  async logAttempt(
    @RecordId() id: string,
    @Body() body: LogAttemptBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<ReferralContactView> {
    await this.logging.logBeforeTriage(id, body, worker);
    return this.contact.view(id);
  }
}
