import { Injectable } from '@nestjs/common';
import type { RevealedReferrerContactView } from '@waymark/contracts';
import { isSelfReferral } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { NotFound } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import type { ReferralEntity } from './referral.entities.js';
import { ReferralsRepository } from './referrals.repository.js';

/** Of somebody who referred herself it would be her own number, shown without whether it is safe to ring: hers stands on her record. */
export function hasReferrerContact({ source, referrerContact }: Pick<ReferralEntity, 'source' | 'referrerContact'>): boolean {
  return referrerContact !== null && !isSelfReferral(source);
}

/** How the referrer is reached, so that she can be asked back. */
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
    if (!referral?.referrerContact || !hasReferrerContact(referral)) throw new NotFound();
    const { personId, referrerContact } = referral;
    await this.audit.note({ action: 'referral.referrer-contact-revealed', subjectType: 'referral', subjectId: referralId, personId });
    return { value: this.words.open('referrals.referrer_contact', referral, referrerContact) };
  }
}
