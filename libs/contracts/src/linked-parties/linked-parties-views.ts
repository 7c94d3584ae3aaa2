import type { LinkedPartiesOutcome, MatchReason } from '@waymark/domain';
import type { PersonNameView } from '../people/index.js';

export const LINKED_PARTIES_WORDS_MAX = 1_000;

/**
 * Two people of whom one is named as causing the other harm, and who are both supported here, or were. Shown only to
 * whoever keeps the blocks and is blocked from neither.
 */
export interface LinkedPartiesView {
  id: string;
  version: number;
  noticedAt: string;
  /** On whose record the other is named. */
  person: ClientView;
  /** Named as causing harm, and a client too. */
  other: ClientView;
  /** The record that is named is the client's own. Otherwise two records look like one person, for these reasons. */
  isOneRecord: boolean;
  reasons: MatchReason[];
  /** The client names somebody like her in turn. */
  isMutual: boolean;
  /** Names of workers who hold something of both. */
  holdingBoth: string[];
  settled: { by: string; at: string; outcome: LinkedPartiesOutcome; words: string } | null;
}

export interface ClientView extends PersonNameView {
  /** Undecided, waiting or supported now. */
  isOpen: boolean;
  /** Names of the workers who hold something of hers or his now. */
  holders: string[];
}

/** POST /api/linked-parties/:id/settle */
export interface SettleLinkedParties {
  outcome: LinkedPartiesOutcome;
  words: string;
}
