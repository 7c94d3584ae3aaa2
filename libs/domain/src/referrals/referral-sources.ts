/** Who referred. The order is that of the pick list: the commonest senders first. */
export const REFERRAL_SOURCES = [
  'self',
  'police',
  'marac',
  'domestic-abuse-service',
  'childrens-social-care',
  'adult-social-care',
  'health-gp-iris',
  'health-emergency',
  'health-maternity',
  'health-mental-health',
  'health-sexual-health',
  'housing',
  'probation',
  'courts',
  'cafcass',
  'victim-support',
  'sexual-violence-service',
  'education',
  'substance-misuse',
  'helpline',
  'friend-family',
  'employer',
  'voluntary-other',
  'internal-transfer',
  'refuge-out-of-area',
  'other',
  'not-given',
] as const;

export type ReferralSource = (typeof REFERRAL_SOURCES)[number];

/** A person who refers herself is owed a quicker first attempt than an agency is. */
export function isSelfReferral(source: ReferralSource): boolean {
  return source === 'self';
}
