import type { Match, MatchReason } from './match-strength.js';

/** Any likeness of the names as a whole. */
const NAMES_ALIKE: readonly MatchReason[] = ['same-name', 'variant-name', 'similar-name'];

/**
 * Whether a worker has to say that this is somebody else before anybody is made anew. A likely match always; where a
 * birth date is missing on either side nothing can speak against, so that names which are alike as a whole are enough:
 * a second record of one person hides her from whoever opens the first.
 */
export function isToBeAsked({ strength, reasons }: Match, isBirthDateMissing: boolean): boolean {
  if (strength === 'likely' || strength === 'certain-looking') return true;
  return isBirthDateMissing && reasons.some((reason) => NAMES_ALIKE.includes(reason));
}
