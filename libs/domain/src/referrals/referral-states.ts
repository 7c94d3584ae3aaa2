/** The life of one referral to one service. */
export const REFERRAL_STATES = ['recorded', 'returned', 'accepted', 'declined', 'withdrawn'] as const;

export type ReferralState = (typeof REFERRAL_STATES)[number];

/**
 * A closed referral has no way back: whoever was declined wrongly is referred again, so that both decisions stay
 * readable and no wait is hidden by reopening.
 */
export const REFERRAL_STEPS: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  recorded: ['accepted', 'declined', 'returned', 'withdrawn'],
  returned: ['recorded', 'declined', 'withdrawn'],
  accepted: ['withdrawn'],
  declined: [],
  withdrawn: [],
};

export function canMoveReferral(from: ReferralState, to: ReferralState): boolean {
  return REFERRAL_STEPS[from].includes(to);
}

export function isReferralClosed(state: ReferralState): boolean {
  return REFERRAL_STEPS[state].length === 0;
}
