import type { DeclineReason, ReturnReason, RiskTrigger } from '@waymark/domain';

export const REFERENCE_MAX = 20;

/** POST /api/referrals/:id/offers/:offerId/accept, with `If-Match`. */
export interface AcceptOffer {
  /** Required where the offer named no service, and refused where it named another. */
  serviceId: string | null;
  /** Somebody holds the risk by name from this moment: whoever accepts, or whom a lead or manager names. */
  riskHolderId: string | null;
  /** Triage may see danger that no form can count. */
  judgedHigh: boolean;
  triggers: RiskTrigger[];
  vulnerable: boolean;
  note: string | null;
}

/** POST /api/referrals/:id/offers/:offerId/decline, with `If-Match`. */
export interface DeclineOffer {
  reason: DeclineReason;
  note: string | null;
  /** Reference of the referral that this one repeats. */
  duplicateOf: string | null;
}

/** POST /api/referrals/:id/offers/:offerId/return, with `If-Match`. `receive-information` takes a note only. */
export interface ReturnOffer {
  reason: ReturnReason;
  note: string | null;
}

export interface ReceiveInformation {
  note: string | null;
}

/** What the referrer's record was told, and when. It says an outcome and nothing of the person. */
export interface ReferrerNoticeView {
  offerId: string;
  outcome: 'accepted' | 'declined' | 'returned' | 'left-list';
  at: string;
}
