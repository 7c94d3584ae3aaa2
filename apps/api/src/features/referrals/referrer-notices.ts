import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ReferrerNoticeView } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { ReferralOfferEntity } from './referral.entities.js';
import { ReferralsRepository } from './referrals.repository.js';

/** Tells the referrer's record what became of an offer: the outcome alone, never a reason or a word of the person. */
@Injectable()
export class ReferrerNotices {
  constructor(
    private readonly referrals: ReferralsRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async tell(offer: ReferralOfferEntity, outcome: ReferrerNoticeView['outcome'], personId: string): Promise<void> {
    const { organisationId, referralId, id: offerId } = offer;
    const notice = { id: randomUUID(), organisationId, referralId, offerId, outcome, at: this.clock.now() };
    await this.referrals.addNotice(notice);
    await this.outbox.put('referrer.told', notice.id);
    await this.audit.note({ action: 'referrer.told', subjectType: 'referral', subjectId: referralId, personId });
  }
}
