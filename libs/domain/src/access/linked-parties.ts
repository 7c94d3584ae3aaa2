import { matchStrength, type MatchReason, type PersonToMatch } from '../people/index.js';
import { isInWords } from '../in-words.js';
import { allowed, refused, type Ruling } from '../ruling.js';

/** What a service manager finds out about two people who are supported here and named as linked by harm. */
export const LINKED_PARTIES_OUTCOMES = ['kept-apart', 'not-the-same', 'link-wrong', 'link-over'] as const;
export type LinkedPartiesOutcome = (typeof LINKED_PARTIES_OUTCOMES)[number];

export type LinkedPartiesRefusal = 'linked-parties-settled-already' | 'linked-parties-one-record' | 'linked-parties-words-missing';

/**
 * Whether somebody who is named as causing harm and somebody who has a record of her or his own are likely to be one
 * person, with what speaks for it; null where it is no more than possible. A name alone is not enough: in a county with
 * a hundred David Joneses a list of all of them hides the one that matters. It is where the client names her in turn, as
 * two partners do who each ask for help.
 */
export function looksLikeClient(named: PersonToMatch, client: PersonToMatch, isMutual: boolean): readonly MatchReason[] | null {
  const { strength, reasons } = matchStrength(named, client);
  if (strength === 'likely' || strength === 'certain-looking') return reasons;
  return isMutual && strength === 'possible' && reasons.includes('same-name') ? reasons : null;
}

export interface LinkedPartiesSettling {
  isSettled: boolean;
  /** The record that is named is the client's own, so that there is nobody to tell apart. */
  isOneRecord: boolean;
  outcome: LinkedPartiesOutcome;
  words: string;
}

/** A manager says what was found out and what keeps the two apart, in words: it is what a colleague reads years later. */
export function settleLinkedParties({ isSettled, isOneRecord, outcome, words }: LinkedPartiesSettling): Ruling<void, LinkedPartiesRefusal> {
  if (isSettled) return refused('linked-parties-settled-already');
  if (isOneRecord && outcome === 'not-the-same') return refused('linked-parties-one-record');
  return isInWords(words) ? allowed() : refused('linked-parties-words-missing');
}
