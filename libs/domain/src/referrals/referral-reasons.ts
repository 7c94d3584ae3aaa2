/** Why a service declines. "Unable to contact" and "declined by the person" differ and are never merged. */
export const DECLINE_REASONS = [
  'ineligible',
  'out-of-scope',
  'duplicate',
  'insufficient-information',
  'unsafe-to-contact',
  'declined-by-person',
  'unable-to-contact',
  'no-capacity',
  'other',
] as const;

export type DeclineReason = (typeof DECLINE_REASONS)[number];

export const RETURN_REASONS = [
  'safe-contact-missing',
  'identity-unclear',
  'risk-information-missing',
  'consent-unclear',
  'children-information-missing',
  'wrong-form',
  'other',
] as const;

export type ReturnReason = (typeof RETURN_REASONS)[number];

export const WITHDRAWAL_REASONS = [
  'made-by-mistake',
  'wrong-person',
  'entered-twice',
  'referrer-withdrew',
  'person-withdrew',
  'import-undone',
  'other',
] as const;

export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** "Import undone" is said by undoing an import, never by hand. */
export const CHOSEN_WITHDRAWAL_REASONS: readonly WithdrawalReason[] = WITHDRAWAL_REASONS.filter((reason) => reason !== 'import-undone');
