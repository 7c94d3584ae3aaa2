/** What kind of abuse, by the heads of the Domestic Abuse Act 2021 s.1(3) and then the detail that services work with. */
export const STATUTORY_ABUSE_TYPES = [
  'physical',
  'sexual',
  'violent-threatening',
  'controlling-coercive',
  'economic',
  'psychological-emotional',
] as const;

export const ABUSE_TYPES = [
  ...STATUTORY_ABUSE_TYPES,
  'strangulation',
  'stalking',
  'harassment',
  'technology',
  'honour-based',
  'forced-marriage',
  'fgm',
  'reproductive',
  'spiritual',
  'neglect',
  'post-separation',
  'through-children',
  'litigation',
  'child-to-parent',
  'immigration',
  'trafficking',
] as const;

export type AbuseType = (typeof ABUSE_TYPES)[number];

/**
 * Kinds of abuse of which each demands a decision on record below any score (Plymouth's judgement triggers: strangulation,
 * stalking, honour-based abuse, forced marriage; control with violence after a separation together).
 */
const MARKS_OF_DANGER: readonly AbuseType[] = ['strangulation', 'stalking', 'honour-based', 'forced-marriage'];

export function hasMarkOfDanger(types: readonly AbuseType[]): boolean {
  const isControlAfterSeparation = types.includes('post-separation') && types.includes('controlling-coercive');
  return MARKS_OF_DANGER.some((mark) => types.includes(mark)) || (isControlAfterSeparation && (types.includes('physical') || types.includes('sexual')));
}

/** Historic abuse is eligible too, so when it happened is kept beside what it was. */
export const ABUSE_TIMES = ['current', 'historic', 'both', 'disclosed-later', 'not-known'] as const;

export type AbuseTime = (typeof ABUSE_TIMES)[number];
