import { Module } from '@nestjs/common';
import { SessionModule } from '../session/index.js';
import { AccountRequestsController, AskForLinkController, InviteWorkerController } from './account-requests.controller.js';
import { AccountRequestsRepository } from './account-requests.repository.js';
import { AnswerAccountRequestAct } from './answer-account-request.js';
import { AskForIdentityAct } from './ask-for-identity.js';
import { AskForLinkAct } from './ask-for-link.js';
import { AskForRoleAct } from './ask-for-role.js';
import { InviteWorkerAct } from './invite-worker.js';

@Module({
  imports: [SessionModule],
  controllers: [InviteWorkerController, AskForLinkController, AccountRequestsController],
  providers: [AccountRequestsRepository, AnswerAccountRequestAct, AskForIdentityAct, AskForLinkAct, AskForRoleAct, InviteWorkerAct],
  exports: [AnswerAccountRequestAct],
})
export class AccountRequestsModule {}
