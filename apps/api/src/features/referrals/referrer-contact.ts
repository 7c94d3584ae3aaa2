import { Injectable } from '@nestjs/common';
import type { RevealedReferrerContactView } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { NotFound } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { ReferralsRepository } from './referrals.repository.js';

/** How the referrer is reached: needed to ask back, and of somebody who referred herself it is her own number. */
@Injectable()
export class ReferrerContact {
  constructor(
    private readonly referrals: ReferralsRepository,
    private readonly words: SealedWords,
    private readonly audit: AuditTrail,
  ) {}

  /** The entry is written before the value is opened: who cannot be recorded cannot see. */
  async reveal(referralId: string): Promise<RevealedReferrerContactView> {
    const referral = await this.referrals.referral(referralId);
    if (!referral || referral.referrerContact === null) throw new NotFound();
    const { personId, referrerContact } = referral;
    await this.audit.note({ action: 'referral.referrer-contact-revealed', subjectType: 'referral', subjectId: referralId, personId });
    return { value: this.words.open('referrals.referrer_contact', referral, referrerContact) };
  }
}
