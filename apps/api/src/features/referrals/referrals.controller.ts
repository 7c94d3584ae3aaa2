import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Page, ReferralListItem, ReferralView, RevealedReferrerContactView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { CreatesOnce } from '../../platform/idempotency/creates-once.js';
import { IfMatch } from '../../platform/web/if-match.js';
import { RecordId } from '../../platform/web/record-id.js';
import { DecideChildrensServicesBody } from './decide-childrens-services.body.js';
import { DecideChildrensServicesAct } from './decide-childrens-services.js';
import { HoldSafetyContactBody } from './hold-safety-contact.body.js';
import { HoldSafetyContactAct } from './hold-safety-contact.js';
import { ListReferralsQuery } from './list-referrals.query.js';
import { RecordCallAct } from './record-call.js';
import { RecordCallBody } from './record-call.body.js';
import { ReferralList } from './referral-list.js';
import { ReferrerContact } from './referrer-contact.js';
import { ReferralsService } from './referrals.service.js';
import { WithdrawReferralAct } from './withdraw-referral.js';
import { WithdrawReferralBody } from './withdraw-referral.body.js';

@Controller('referrals')
export class ReferralsController {
  constructor(
    private readonly list: ReferralList,
    private readonly referrals: ReferralsService,
    private readonly recording: RecordCallAct,
    private readonly withdrawing: WithdrawReferralAct,
    private readonly holding: HoldSafetyContactAct,
    private readonly deciding: DecideChildrensServicesAct,
    private readonly referrerContact: ReferrerContact,
  ) {}

  @Get()
  @Allow('referral:read')
  page(@Query() query: ListReferralsQuery): Promise<Page<ReferralListItem>> {
    return this.list.page(query);
  }

  @Get(':id')
  @Allow('referral:read')
  read(@RecordId() id: string): Promise<ReferralView> {
    return this.referrals.read(id);
  }

  @Post()
  @CreatesOnce()
  @Allow('referral:record')
  record(@Body() body: RecordCallBody, @CurrentWorker() worker: SignedInWorker): Promise<ReferralView> {
    return this.recording.record(body, worker);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('referral:withdraw')
  async withdraw(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: WithdrawReferralBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<ReferralView> {
    await this.withdrawing.withdraw(id, version, body, worker);
    return this.referrals.view(id);
  }

  @Post(':id/referrer-contact/reveal')
  @HttpCode(200)
  @Allow('contact:reveal')
  revealReferrerContact(@RecordId() id: string): Promise<RevealedReferrerContactView> {
    return this.referrerContact.reveal(id);
  }

  @Post(':id/safety-contact/hold')
  @HttpCode(200)
  @Allow('waiting-list:work')
  async holdSafetyContact(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() { holderId }: HoldSafetyContactBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<ReferralView> {
    await this.holding.hold(id, version, holderId, worker);
    return this.referrals.view(id);
  }

  @Post(':id/childrens-services')
  @HttpCode(200)
  @Allow('childrens-services:decide')
  async decideChildrensServices(
    @RecordId() id: string,
    @IfMatch() version: number,
    @Body() body: DecideChildrensServicesBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<ReferralView> {
    await this.deciding.decide(id, version, body, worker);
    return this.referrals.view(id);
  }
}
