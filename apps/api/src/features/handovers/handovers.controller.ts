import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { HandoverReceiversView, HandoverView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { CreatesOnce } from '../../platform/idempotency/creates-once.js';
import { IfMatch } from '../../platform/web/if-match.js';
import { RecordId } from '../../platform/web/record-id.js';
import { AnswerHandoverAct } from './answer-handover.js';
import { DraftHandoverAct } from './draft-handover.js';
import { FinishHandoverAct } from './finish-handover.js';
import { HandoverPages } from './handover-pages.js';
import {
  AcceptHandoverBody,
  CompleteHandoverBody,
  DeclineHandoverBody,
  DraftHandoverBody,
  HoldJointContactBody,
  RecallHandoverBody,
  TakeOverCaseBody,
} from './handovers.bodies.js';
import { OfferHandoverAct } from './offer-handover.js';
import { TakeBackHandoverAct } from './take-back-handover.js';
import { TakeOverCaseAct } from './take-over-case.js';

@Controller('cases')
export class CaseHandoversController {
  constructor(
    private readonly pages: HandoverPages,
    private readonly drafting: DraftHandoverAct,
    private readonly takingOver: TakeOverCaseAct,
  ) {}

  @Post(':id/handovers')
  @CreatesOnce()
  @Allow('handover:work')
  async draft(
    @RecordId() id: string,
    @Body() body: DraftHandoverBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<HandoverView> {
    return this.pages.view(await this.drafting.draft(id, body, worker), worker);
  }

  @Post(':id/take-over')
  @HttpCode(200)
  @Allow('case:take-over')
  async takeOver(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: TakeOverCaseBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<HandoverView> {
    return this.pages.view(await this.takingOver.takeOver(id, version, body, worker), worker);
  }
}

@Controller('handovers')
export class HandoversController {
  constructor(
    private readonly pages: HandoverPages,
    private readonly drafting: DraftHandoverAct,
    private readonly offering: OfferHandoverAct,
    private readonly answering: AnswerHandoverAct,
    private readonly takingBack: TakeBackHandoverAct,
    private readonly finishing: FinishHandoverAct,
  ) {}

  @Get('receivers')
  @Allow('handover:work')
  receivers(@CurrentWorker() worker: SignedInWorker): Promise<HandoverReceiversView> {
    return this.pages.receivers(worker);
  }

  @Get(':id')
  @Allow('handover:read')
  read(@RecordId() id: string, @CurrentWorker() worker: SignedInWorker): Promise<HandoverView> {
    return this.pages.read(id, worker);
  }

  @Put(':id')
  @Allow('handover:work')
  async change(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: DraftHandoverBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<HandoverView> {
    await this.drafting.change(id, version, body, worker);
    return this.pages.view(id, worker);
  }

  @Post(':id/offer')
  @HttpCode(200)
  @Allow('handover:work')
  async offer(@RecordId() id: string, @IfMatch() version: number, @CurrentWorker() worker: SignedInWorker): Promise<HandoverView> {
    await this.offering.offer(id, version, worker);
    return this.pages.view(id, worker);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Allow('handover:work')
  async accept(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: AcceptHandoverBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<HandoverView> {
    await this.answering.accept(id, version, body, worker);
    return this.pages.view(id, worker);
  }

  /** Answers nothing: whoever has declined may read no more of her. */
  @Post(':id/decline')
  @HttpCode(204)
  @Allow('handover:work')
  async decline(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: DeclineHandoverBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<void> {
    await this.answering.decline(id, version, body, worker);
  }

  @Post(':id/recall')
  @HttpCode(200)
  @Allow('handover:work')
  async recall(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: RecallHandoverBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<HandoverView> {
    await this.takingBack.recall(id, version, body, worker);
    return this.pages.view(id, worker);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @Allow('handover:work')
  async discard(@RecordId() id: string, @IfMatch() version: number, @CurrentWorker() worker: SignedInWorker): Promise<HandoverView> {
    await this.takingBack.discard(id, version, worker);
    return this.pages.view(id, worker);
  }

  /** Answers nothing: what she was only told of is no longer hers to read once she has seen it. */
  @Post(':id/acknowledge')
  @HttpCode(204)
  @Allow('handover:work')
  async acknowledge(@RecordId() id: string, @IfMatch() version: number, @CurrentWorker() worker: SignedInWorker): Promise<void> {
    await this.takingBack.acknowledge(id, version, worker);
  }

  @Post(':id/hold-joint-contact')
  @HttpCode(200)
  @Allow('handover:work')
  async jointContact(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: HoldJointContactBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<HandoverView> {
    await this.finishing.jointContact(id, version, body, worker);
    return this.pages.view(id, worker);
  }

  @Post(':id/complete')
  @HttpCode(200)
  @Allow('handover:work')
  async complete(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: CompleteHandoverBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<HandoverView> {
    await this.finishing.complete(id, version, body, worker);
    return this.pages.view(id, worker);
  }
}
