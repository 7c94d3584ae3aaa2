import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { BlockView, ConflictDeclaredView, PersonBlocksView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { CreatesOnce } from '../../platform/idempotency/creates-once.js';
import { IfMatch } from '../../platform/web/if-match.js';
import { RecordId } from '../../platform/web/record-id.js';
import { BlockPages } from './block-pages.js';
import { DeclareConflictBody, EndBlockBody, SetBlockBody } from './blocks.bodies.js';
import { DeclareConflictAct } from './declare-conflict.js';
import { EndBlockAct } from './end-block.js';
import { SetBlockAct } from './set-block.js';

@Controller('people/:id')
export class PersonBlocksController {
  constructor(
    private readonly pages: BlockPages,
    private readonly setting: SetBlockAct,
    private readonly declaring: DeclareConflictAct,
  ) {}

  @Get('blocks')
  @Allow('block:administer')
  read(@RecordId() id: string, @CurrentWorker() worker: SignedInWorker): Promise<PersonBlocksView> {
    return this.pages.ofPerson(id, worker);
  }

  @Post('blocks')
  @CreatesOnce()
  @Allow('block:administer')
  async set(@RecordId() id: string, @Body() body: SetBlockBody, @CurrentWorker() worker: SignedInWorker): Promise<BlockView> {
    return this.pages.view(await this.setting.set(id, body, worker));
  }

  @Post('conflicts')
  @CreatesOnce()
  @Allow('conflict:declare')
  declare(
    @RecordId() id: string,
    @Body() body: DeclareConflictBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<ConflictDeclaredView> {
    return this.declaring.declare(id, body, worker);
  }
}

@Controller('blocks')
export class BlocksController {
  constructor(
    private readonly pages: BlockPages,
    private readonly ending: EndBlockAct,
  ) {}

  @Get()
  @Allow('block:administer')
  inForce(): Promise<BlockView[]> {
    return this.pages.inForce();
  }

  @Post(':id/end')
  @HttpCode(200)
  @Allow('block:administer')
  async end(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: EndBlockBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<BlockView> {
    await this.ending.end(id, version, body, worker);
    return this.pages.view(id);
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @Allow('block:administer')
  async acknowledge(@RecordId() id: string, @IfMatch() version: number, @CurrentWorker() worker: SignedInWorker): Promise<BlockView> {
    await this.ending.acknowledge(id, version, worker);
    return this.pages.view(id);
  }
}
