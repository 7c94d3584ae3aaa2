import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { LinkedPartiesView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { IfMatch } from '../../platform/web/if-match.js';
import { RecordId } from '../../platform/web/record-id.js';
import { SettleLinkedPartiesBody } from './linked-parties.bodies.js';
import { LinkedPartiesPages } from './linked-parties-pages.js';

@Controller('linked-parties')
export class LinkedPartiesController {
  constructor(private readonly pages: LinkedPartiesPages) {}

  /** Those to look at first, then the latest that were. */
  @Get()
  @Allow('linked-parties:settle')
  read(): Promise<LinkedPartiesView[]> {
    return this.pages.all();
  }

  @Post(':id/settle')
  @HttpCode(200)
  @Allow('linked-parties:settle')
  settle(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: SettleLinkedPartiesBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<LinkedPartiesView> {
    return this.pages.settle(id, version, body, worker);
  }
}
