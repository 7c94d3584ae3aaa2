import { Module } from '@nestjs/common';
import { HandoversModule } from '../handovers/index.js';
import { PeopleRecordsModule } from '../people/index.js';
import { ReferralActsModule } from '../referrals/index.js';
import { WaitingListModule } from '../waiting-list/index.js';
import { BlockPages } from './block-pages.js';
import { BlocksController, PersonBlocksController } from './blocks.controller.js';
import { BlocksRepository } from './blocks.repository.js';
import { DeclareConflictAct } from './declare-conflict.js';
import { EndBlockAct } from './end-block.js';
import { GiveOn } from './give-on.js';
import { HeldThingsRepository } from './held-things.repository.js';
import { SetBlockAct } from './set-block.js';

@Module({
  imports: [HandoversModule, PeopleRecordsModule, ReferralActsModule, WaitingListModule],
  controllers: [PersonBlocksController, BlocksController],
  providers: [BlockPages, BlocksRepository, DeclareConflictAct, EndBlockAct, GiveOn, HeldThingsRepository, SetBlockAct],
  exports: [BlockPages, DeclareConflictAct, SetBlockAct],
})
export class BlocksModule {}
