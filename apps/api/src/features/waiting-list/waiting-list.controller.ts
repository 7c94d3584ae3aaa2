import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { WaitingEntryView, WaitingListView, WorkerLoadView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { CreatesOnce } from '../../platform/idempotency/creates-once.js';
import { IfMatch } from '../../platform/web/if-match.js';
import { RecordId } from '../../platform/web/record-id.js';
import { AgreeSupportAct } from './agree-support.js';
import { AllocateEntryAct } from './allocate-entry.js';
import { HoldRiskAct } from './hold-risk.js';
import { LeaveListAct } from './leave-list.js';
import { LogAttemptAct } from './log-attempt.js';
import { PauseClocksAct } from './pause-clocks.js';
import { WaitingEntries } from './waiting-entry.view.js';
import { WaitingListPage } from './waiting-list-page.js';
import {
  AgreeSupportBody,
  AllocateEntryBody,
  LeaveListBody,
  LogAttemptBody,
  PauseClocksBody,
  WaitingListQuery,
} from './waiting-list.bodies.js';
import { WorkerLoads } from './worker-loads.js';

@Controller('waiting-list')
export class WaitingListController {
  constructor(
    private readonly page: WaitingListPage,
    private readonly entries: WaitingEntries,
    private readonly logging: LogAttemptAct,
    private readonly pausing: PauseClocksAct,
    private readonly allocating: AllocateEntryAct,
    private readonly holding: HoldRiskAct,
    private readonly agreeing: AgreeSupportAct,
    private readonly leaving: LeaveListAct,
  ) {}

  @Get()
  @Allow('waiting-list:read')
  list(@Query() query: WaitingListQuery): Promise<WaitingListView> {
    return this.page.read(query.service ?? null);
  }

  @Get(':id')
  @Allow('waiting-list:read')
  read(@RecordId() id: string): Promise<WaitingEntryView> {
    return this.entries.read(id);
  }

  @Post(':id/attempts')
  @CreatesOnce()
  @Allow('waiting-list:work')
  async logAttempt(
    @RecordId() id: string,
    @Body() body: LogAttemptBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<WaitingEntryView> {
    await this.logging.log(id, body, worker);
    return this.entries.view(id);
  }

  @Post(':id/pause')
  @HttpCode(200)
  @Allow('waiting-list:work')
  async pause(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: PauseClocksBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<WaitingEntryView> {
    await this.pausing.pause(id, version, body, worker);
    return this.entries.view(id);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Allow('waiting-list:work')
  async resume(@RecordId() id: string, @IfMatch() version: number, @CurrentWorker() worker: SignedInWorker): Promise<WaitingEntryView> {
    await this.pausing.resume(id, version, worker);
    return this.entries.view(id);
  }

  @Post(':id/hold')
  @HttpCode(200)
  @Allow('waiting-list:work')
  async hold(@RecordId() id: string, @IfMatch() version: number, @CurrentWorker() worker: SignedInWorker): Promise<WaitingEntryView> {
    await this.holding.hold(id, version, worker);
    return this.entries.view(id);
  }

  @Post(':id/allocate')
  @HttpCode(200)
  @Allow('waiting-list:allocate')
  async allocate(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: AllocateEntryBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<WaitingEntryView> {
    await this.allocating.allocate(id, version, body, worker);
    return this.entries.view(id);
  }

  @Post(':id/agree-support')
  @HttpCode(200)
  @Allow('case:open')
  async agreeSupport(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: AgreeSupportBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<WaitingEntryView> {
    await this.agreeing.agree(id, version, body, worker);
    return this.entries.view(id);
  }

  @Post(':id/leave')
  @HttpCode(200)
  @Allow('waiting-list:work')
  async leave(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: LeaveListBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<WaitingEntryView> {
    await this.leaving.leave(id, version, body, worker);
    return this.entries.view(id);
  }
}

@Controller('workers/loads')
export class WorkerLoadsController {
  constructor(private readonly loads: WorkerLoads) {}

  @Get()
  @Allow('waiting-list:read')
  all(@Query() query: WaitingListQuery): Promise<WorkerLoadView[]> {
    return this.loads.views(query.service ?? null);
  }
}
