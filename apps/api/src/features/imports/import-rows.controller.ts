import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { ImportRowListItem, ImportRowView, Page, ReferralAsSentView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { IfMatch } from '../../platform/web/if-match.js';
import { RecordId } from '../../platform/web/record-id.js';
import { AsSentService } from './as-sent.service.js';
import { FinishImportRowAct } from './finish-import-row.js';
import { ImportRowsService } from './import-rows.service.js';
import { DiscardImportRowBody, FinishImportRowBody, ListImportRowsQuery } from './imports.bodies.js';

@Controller()
export class ImportRowsController {
  constructor(
    private readonly rows: ImportRowsService,
    private readonly finishing: FinishImportRowAct,
    private readonly sent: AsSentService,
  ) {}

  @Get('imports/:id/rows')
  @Allow('import:run')
  page(@RecordId() id: string, @Query() query: ListImportRowsQuery): Promise<Page<ImportRowListItem>> {
    return this.rows.page(id, query.state, query.cursor);
  }

  @Get('imports/:id/rows/:rowId')
  @Allow('import:run')
  read(@RecordId() id: string, @RecordId('rowId') rowId: string, @CurrentWorker() worker: SignedInWorker): Promise<ImportRowView> {
    return this.rows.read(id, rowId, worker);
  }

  @Post('imports/:id/rows/:rowId/reveal')
  @HttpCode(200)
  @Allow('import:run')
  revealRow(@RecordId() id: string, @RecordId('rowId') rowId: string, @CurrentWorker() worker: SignedInWorker): Promise<ImportRowView> {
    return this.rows.reveal(id, rowId, worker);
  }

  @Post('imports/:id/rows/:rowId/finish')
  @HttpCode(200)
  @Allow('import:run')
  async finish(
    @RecordId() id: string,
    @RecordId('rowId') rowId: string,
    @IfMatch() version: number,
    @Body() body: FinishImportRowBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<ImportRowView> {
    await this.finishing.finish(id, rowId, version, body, worker);
    return this.rows.view(id, rowId, worker);
  }

  @Post('imports/:id/rows/:rowId/discard')
  @HttpCode(200)
  @Allow('import:run')
  async discard(
    @RecordId() id: string,
    @RecordId('rowId') rowId: string,
    @IfMatch() version: number,
    @Body() body: DiscardImportRowBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<ImportRowView> {
    await this.finishing.discard(id, rowId, version, body, worker);
    return this.rows.view(id, rowId, worker);
  }

  @Get('referrals/:id/as-sent')
  @Allow('referral:read')
  asSent(@RecordId() id: string): Promise<ReferralAsSentView> {
    return this.sent.read(id);
  }

  @Post('referrals/:id/as-sent/reveal')
  @HttpCode(200)
  @Allow('contact:reveal')
  reveal(@RecordId() id: string): Promise<ReferralAsSentView> {
    return this.sent.reveal(id);
  }
}
