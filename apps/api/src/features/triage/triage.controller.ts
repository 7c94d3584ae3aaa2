import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { ReferralView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { IfMatch } from '../../platform/web/if-match.js';
import { RecordId } from '../../platform/web/record-id.js';
import { ReferralsService } from '../referrals/index.js';
import { AcceptOfferAct } from './accept-offer.js';
import { DeclineOfferAct } from './decline-offer.js';
import { ReturnOfferAct } from './return-offer.js';
import { AcceptOfferBody, DeclineOfferBody, ReceiveInformationBody, ReturnOfferBody } from './triage.bodies.js';

@Controller('referrals/:id/offers/:offerId')
export class TriageController {
  constructor(
    private readonly referrals: ReferralsService,
    private readonly accepting: AcceptOfferAct,
    private readonly declining: DeclineOfferAct,
    private readonly returning: ReturnOfferAct,
  ) {}

  @Post('accept')
  @HttpCode(200)
  @Allow('referral:triage')
  async accept(
    @RecordId() id: string,
    @RecordId('offerId') offerId: string,
    @IfMatch() version: number,
    @Body() body: AcceptOfferBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<ReferralView> {
    await this.accepting.accept(id, offerId, version, body, worker);
    return this.referrals.view(id);
  }

  @Post('decline')
  @HttpCode(200)
  @Allow('referral:triage')
  async decline(
    @RecordId() id: string,
    @RecordId('offerId') offerId: string,
    @IfMatch() version: number,
    @Body() body: DeclineOfferBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<ReferralView> {
    await this.declining.decline(id, offerId, version, body, worker);
    return this.referrals.view(id);
  }

  @Post('return')
  @HttpCode(200)
  @Allow('referral:triage')
  async sendBack(
    @RecordId() id: string,
    @RecordId('offerId') offerId: string,
    @IfMatch() version: number,
    @Body() body: ReturnOfferBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<ReferralView> {
    await this.returning.sendBack(id, offerId, version, body, worker);
    return this.referrals.view(id);
  }

  @Post('receive-information')
  @HttpCode(200)
  @Allow('referral:triage')
  async receive(
    @RecordId() id: string,
    @RecordId('offerId') offerId: string,
    @IfMatch() version: number,
    @Body() body: ReceiveInformationBody,
    @CurrentWorker() worker: SignedInWorker,
  ): Promise<ReferralView> {
    await this.returning.receive(id, offerId, version, body, worker);
    return this.referrals.view(id);
  }
}
