import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { AccountRequestAskedView, AccountRequestConfirmedView, AccountRequestView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { CreatesOnce } from '../../platform/idempotency/creates-once.js';
import { RecordId } from '../../platform/web/record-id.js';
import { StepUp } from '../session/index.js';
import { AskForIdentityBody, AskForLinkBody, AskForRoleBody, InviteWorkerBody } from './account-requests.bodies.js';
import { AnswerAccountRequestAct } from './answer-account-request.js';
import { AskForIdentityAct } from './ask-for-identity.js';
import { AskForLinkAct } from './ask-for-link.js';
import { AskForRoleAct } from './ask-for-role.js';
import { InviteWorkerAct } from './invite-worker.js';

@Controller('workers')
export class InviteWorkerController {
  constructor(private readonly inviting: InviteWorkerAct) {}

  @Post()
  @Allow('worker:administer')
  @StepUp()
  @CreatesOnce()
  invite(@Body() body: InviteWorkerBody, @CurrentWorker() worker: SignedInWorker): Promise<AccountRequestAskedView> {
    return this.inviting.invite(body, worker);
  }
}

@Controller('workers/:id')
export class AskForLinkController {
  constructor(
    private readonly asking: AskForLinkAct,
    private readonly askingRole: AskForRoleAct,
    private readonly askingIdentity: AskForIdentityAct,
  ) {}

  @Post('roles')
  @Allow('worker:administer')
  @StepUp()
  askForRole(@RecordId() id: string, @Body() body: AskForRoleBody, @CurrentWorker() worker: SignedInWorker): Promise<AccountRequestAskedView> {
    return this.askingRole.ask(id, body, worker);
  }

  @Post('identities')
  @Allow('worker:administer')
  @StepUp()
  askForIdentity(@RecordId() id: string, @Body() body: AskForIdentityBody, @CurrentWorker() worker: SignedInWorker): Promise<AccountRequestAskedView> {
    return this.askingIdentity.ask(id, body, worker);
  }

  @Post('password-reset')
  @Allow('worker:administer')
  @StepUp()
  askForPasswordReset(@RecordId() id: string, @Body() body: AskForLinkBody, @CurrentWorker() worker: SignedInWorker): Promise<AccountRequestAskedView> {
    return this.asking.ask(id, 'password-reset', body, worker);
  }

  /**
   * For somebody who lost her telephone and her recovery codes: the same link, which takes her second factor away as well.
   * Until it is used nothing changes.
   */
  @Post('second-factor-clearance')
  @Allow('worker:administer')
  @StepUp()
  askForClearance(@RecordId() id: string, @Body() body: AskForLinkBody, @CurrentWorker() worker: SignedInWorker): Promise<AccountRequestAskedView> {
    return this.asking.ask(id, 'second-factor-clearance', body, worker);
  }
}

@Controller('account-requests')
export class AccountRequestsController {
  constructor(private readonly answering: AnswerAccountRequestAct) {}

  @Get()
  @Allow('account-request:answer')
  lately(@CurrentWorker() worker: SignedInWorker): Promise<AccountRequestView[]> {
    return this.answering.lately(worker);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Allow('account-request:answer')
  @StepUp()
  confirm(@RecordId() id: string, @CurrentWorker() worker: SignedInWorker): Promise<AccountRequestConfirmedView> {
    return this.answering.confirm(id, worker);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Allow('account-request:answer')
  end(@RecordId() id: string, @CurrentWorker() worker: SignedInWorker): Promise<AccountRequestView> {
    return this.answering.end(id, worker);
  }
}
