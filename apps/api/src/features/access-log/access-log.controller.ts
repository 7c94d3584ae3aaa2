import { Controller, Get, Query } from '@nestjs/common';
import type { PersonAccessLogView, WorkerAccessLogView } from '@waymark/contracts';
import { Allow } from '../../platform/auth/allow.js';
import { CursorQuery } from '../../platform/paging.js';
import { RecordId } from '../../platform/web/record-id.js';
import { AccessLog } from './access-log.js';

@Controller()
export class AccessLogController {
  constructor(private readonly log: AccessLog) {}

  @Get('people/:id/access-log')
  @Allow('access-log:read')
  ofPerson(@RecordId() id: string, @Query() query: CursorQuery): Promise<PersonAccessLogView> {
    return this.log.ofPerson(id, query.cursor ?? null);
  }

  @Get('workers/:id/access-log')
  @Allow('access-log:read')
  ofWorker(@RecordId() id: string, @Query() query: CursorQuery): Promise<WorkerAccessLogView> {
    return this.log.ofWorker(id, query.cursor ?? null);
  }
}
