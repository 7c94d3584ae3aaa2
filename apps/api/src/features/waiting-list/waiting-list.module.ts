import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { HeldFilesModule } from '../imports/index.js';
import { OrganisationsModule } from '../organisations/index.js';
import { PeopleModule } from '../people/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { AgreeSupportAct } from './agree-support.js';
import { AllocateEntryAct } from './allocate-entry.js';
import { ContactSafety } from './contact-safety.js';
import { EntryAtHand } from './entry-at-hand.js';
import { HoldRiskAct } from './hold-risk.js';
import { JoinWaitingList } from './join-waiting-list.js';
import { LeaveListAct } from './leave-list.js';
import { LogAttemptAct } from './log-attempt.js';
import { PauseClocksAct } from './pause-clocks.js';
import { ReferralContact } from './referral-contact.js';
import { ReferralContactController } from './referral-contact.controller.js';
import { UndecidedHighRepository } from './undecided-high.repository.js';
import { WaitingEntries } from './waiting-entry.view.js';
import { WaitingListPage } from './waiting-list-page.js';
import { WaitingListController, WorkerLoadsController } from './waiting-list.controller.js';
import { WaitingListRepository } from './waiting-list.repository.js';
import { WaitingRowsRepository } from './waiting-rows.repository.js';
import { WorkerLoads } from './worker-loads.js';
import { WorkerLoadsRepository } from './worker-loads.repository.js';

@Module({
  imports: [CasesModule, HeldFilesModule, OrganisationsModule, PeopleModule, ReferralsModule],
  controllers: [ReferralContactController, WaitingListController, WorkerLoadsController],
  providers: [
    AgreeSupportAct,
    AllocateEntryAct,
    ContactSafety,
    EntryAtHand,
    HoldRiskAct,
    JoinWaitingList,
    LeaveListAct,
    LogAttemptAct,
    PauseClocksAct,
    ReferralContact,
    UndecidedHighRepository,
    WaitingEntries,
    WaitingListPage,
    WaitingListRepository,
    WaitingRowsRepository,
    WorkerLoads,
    WorkerLoadsRepository,
  ],
  exports: [
    AgreeSupportAct,
    AllocateEntryAct,
    JoinWaitingList,
    LeaveListAct,
    LogAttemptAct,
    PauseClocksAct,
    WaitingListPage,
    WaitingListRepository,
    WorkerLoads,
  ],
})
export class WaitingListModule {}
