import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { SWEEPS_QUEUE } from '../../platform/queues/queue-names.js';
import { SessionModule } from '../session/index.js';
import { CapacitiesRepository } from './capacities.repository.js';
import { EndMembershipAct } from './end-membership.js';
import { IdentitiesRepository } from './identities.repository.js';
import { LeaversBell } from './leavers-bell.js';
import { WorkersController } from './workers.controller.js';
import { WorkersRepository } from './workers.repository.js';
import { WorkersService } from './workers.service.js';

@Module({
  imports: [BullModule.registerQueue({ name: SWEEPS_QUEUE }), SessionModule],
  controllers: [WorkersController],
  providers: [CapacitiesRepository, EndMembershipAct, IdentitiesRepository, LeaversBell, WorkersRepository, WorkersService],
})
export class WorkersModule {}
