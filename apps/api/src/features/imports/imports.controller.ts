import { Body, Controller, Get, HttpCode, Post, Query, Req, UnsupportedMediaTypeException } from '@nestjs/common';
import type { ImportCheckView, ImportListItem, ImportSourceView, ImportView, KeptAheadView, Page } from '@waymark/contracts';
import type { Request } from 'express';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { CreatesOnce } from '../../platform/idempotency/creates-once.js';
import { CursorQuery } from '../../platform/paging.js';
import { IfMatch } from '../../platform/web/if-match.js';
import { RecordId } from '../../platform/web/record-id.js';
import { ChangeImportAct } from './change-import.js';
import { CheckImport } from './check-import.js';
import { CheckImportQuery, EndImportBody, MapColumnsBody, UploadImportQuery } from './imports.bodies.js';
import { ImportsService } from './imports.service.js';
import { UploadImportAct } from './upload-import.js';

@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly uploading: UploadImportAct,
    private readonly checking: CheckImport,
    private readonly changing: ChangeImportAct,
  ) {}

  @Get()
  @Allow('import:run')
  page(@Query() query: CursorQuery): Promise<Page<ImportListItem>> {
    return this.imports.page(query.cursor);
  }

  @Get('sources')
  @Allow('import:run')
  sources(): Promise<ImportSourceView[]> {
    return this.imports.sources();
  }

  @Get(':id')
  @Allow('import:run')
  read(@RecordId() id: string): Promise<ImportView> {
    return this.imports.read(id);
  }

  @Get(':id/undo-keeps')
  @Allow('import:run')
  undoKeeps(@RecordId() id: string): Promise<KeptAheadView[]> {
    return this.imports.undoKeeps(id);
  }

  @Post(':id/reveal')
  @HttpCode(200)
  @Allow('import:run')
  reveal(@RecordId() id: string): Promise<ImportView> {
    return this.imports.reveal(id);
  }

  /** The file itself as `text/csv`, so that it passes through no form and no temporary file. */
  @Post()
  @CreatesOnce()
  @Allow('import:run')
  async upload(
    @Query() query: UploadImportQuery,
    @Req() request: Request,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<ImportView> {
    const bytes: unknown = request.body;
    if (!Buffer.isBuffer(bytes)) throw new UnsupportedMediaTypeException();
    const { id, isRepeat } = await this.uploading.upload(query.source, bytes, worker);
    return this.imports.view(id, isRepeat);
  }

  @Post(':id/map')
  @HttpCode(200)
  @Allow('import:run')
  async map(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: MapColumnsBody,
  ): Promise<ImportView> {
    await this.changing.map(id, version, body.columns);
    return this.imports.view(id);
  }

  @Post(':id/check')
  @HttpCode(200)
  @Allow('import:run')
  check(@RecordId() id: string, @Query() query: CheckImportQuery, @CurrentWorker() worker: SignedInWorker): Promise<ImportCheckView> {
    return this.checking.check(id, Number(query.from ?? 0), worker);
  }

  @Post(':id/start')
  @HttpCode(200)
  @Allow('import:run')
  async start(@RecordId() id: string, @IfMatch() version: number, @CurrentWorker() worker: SignedInWorker): Promise<ImportView> {
    await this.changing.start(id, version, worker);
    return this.imports.view(id);
  }

  @Post(':id/take')
  @HttpCode(200)
  @Allow('import:run')
  async take(@RecordId() id: string, @IfMatch() version: number, @CurrentWorker() worker: SignedInWorker): Promise<ImportView> {
    await this.changing.take(id, version, worker);
    return this.imports.view(id);
  }

  @Post(':id/undo')
  @HttpCode(200)
  @Allow('import:run')
  async undo(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: EndImportBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<ImportView> {
    await this.changing.undo(id, version, body, worker);
    return this.imports.view(id);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @Allow('import:run')
  async discard(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: EndImportBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<ImportView> {
    await this.changing.discard(id, version, body, worker);
    return this.imports.view(id);
  }
}
