import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { WorkerPageView, WorkerView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { IfMatch } from '../../platform/web/if-match.js';
import { RecordId } from '../../platform/web/record-id.js';
import { StepUp } from '../session/index.js';
import { EndMembershipAct } from './end-membership.js';
import { ChangeTeamBody, EndMembershipBody, RecordCapacityBody } from './workers.bodies.js';
import { WorkersService } from './workers.service.js';

@Controller('workers')
export class WorkersController {
  constructor(
    private readonly workers: WorkersService,
    private readonly ending: EndMembershipAct,
  ) {}

  @Get()
  @Allow('worker:administer')
  all(): Promise<WorkerView[]> {
    return this.workers.all();
  }

  /** Not `:id` alone, which would stand in the way of other paths under workers. */
  @Get(':id/account')
  @Allow('worker:administer')
  page(@RecordId() id: string, @CurrentWorker() worker: SignedInWorker): Promise<WorkerPageView> {
    return this.workers.page(id, worker);
  }

  @Put(':id/capacity')
  @Allow('worker:administer')
  recordCapacity(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: RecordCapacityBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<WorkerPageView> {
    return this.workers.recordCapacity(id, body, version, worker);
  }

  /** Not asked again who is there: it takes something from nobody for longer than signing in, and may be urgent. */
  @Post(':id/end-sign-ins')
  @HttpCode(200)
  @Allow('worker:administer')
  endSignIns(@RecordId() id: string, @CurrentWorker() worker: SignedInWorker): Promise<WorkerPageView> {
    return this.workers.endSignIns(id, worker);
  }

  @Post(':id/memberships/:membershipId/end')
  @HttpCode(200)
  @Allow('worker:administer')
  @StepUp()
  async endMembership(
    @RecordId() id: string,
    @RecordId('membershipId') membershipId: string,
    @Body() body: EndMembershipBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<WorkerPageView> {
    await this.ending.end(id, membershipId, body, worker);
    return this.workers.page(id, worker);
  }

  /** As ending sign-ins: it takes a way in away, and may be urgent. */
  @Post(':id/identities/:identityId/end')
  @HttpCode(200)
  @Allow('worker:administer')
  endIdentity(@RecordId() id: string, @RecordId('identityId') identityId: string, @CurrentWorker() worker: SignedInWorker): Promise<WorkerPageView> {
    return this.workers.endIdentity(id, identityId, worker);
  }

  @Post(':id/memberships/:membershipId/team')
  @HttpCode(200)
  @Allow('worker:administer')
  changeTeam(
    @RecordId() id: string,
    @RecordId('membershipId') membershipId: string,
    @Body() body: ChangeTeamBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<WorkerPageView> {
    return this.workers.changeTeam(id, membershipId, body, worker);
  }
}
