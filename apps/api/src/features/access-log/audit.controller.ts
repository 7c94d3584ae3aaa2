import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { AuditedPersonView, AuditedWorkerView, PersonAuditView, WorkerAuditView } from '@waymark/contracts';
import { Allow } from '../../platform/auth/allow.js';
import { CursorQuery } from '../../platform/paging.js';
import { RecordId } from '../../platform/web/record-id.js';
import { FindAuditedPersonBody } from './audit.bodies.js';
import { AuditLog } from './audit-log.js';

@Controller('audit')
export class AuditController {
  constructor(private readonly log: AuditLog) {}

  @Get('workers')
  @Allow('audit:read')
  workers(): Promise<AuditedWorkerView[]> {
    return this.log.workers();
  }

  @Get('workers/:id')
  @Allow('audit:read')
  ofWorker(@RecordId() id: string, @Query() query: CursorQuery): Promise<WorkerAuditView> {
    return this.log.ofWorker(id, query.cursor ?? null);
  }

  /** Asked for in a body: what is looked for stands in no address. */
  @Post('people')
  @HttpCode(200)
  @Allow('audit:read')
  find(@Body() { reference }: FindAuditedPersonBody): Promise<AuditedPersonView> {
    return this.log.find(reference);
  }

  @Get('people/:id')
  @Allow('audit:read')
  ofPerson(@RecordId() id: string, @Query() query: CursorQuery): Promise<PersonAuditView> {
    return this.log.ofPerson(id, query.cursor ?? null);
  }
}
