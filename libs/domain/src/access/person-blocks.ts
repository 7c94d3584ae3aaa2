import type { Role } from './roles.js';
import { allowed, refused, type Ruling } from '../ruling.js';

/** Why a worker and a person must have nothing to do with each other. */
export const BLOCK_REASONS = ['knows-person', 'family-or-friend', 'party-to-case', 'person-asked', 'other'] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];

/** What a worker can say of herself; that a person asked for it is said by somebody else. */
export const CONFLICT_REASONS = ['knows-person', 'family-or-friend', 'party-to-case', 'other'] as const satisfies readonly BlockReason[];
export type ConflictReason = (typeof CONFLICT_REASONS)[number];

export const BLOCK_END_REASONS = ['set-by-mistake', 'no-conflict-found', 'conflict-over', 'other'] as const;
export type BlockEndReason = (typeof BLOCK_END_REASONS)[number];

export type BlockRefusal =
  | 'block-of-oneself'
  | 'block-in-force-already'
  | 'block-words-missing'
  | 'block-new-holder-needed'
  | 'block-ended-already'
  | 'worker-not-available';

export interface BlockSetting {
  workerId: string;
  by: string;
  reason: BlockReason;
  words: string | null;
  isInForce: boolean;
  /** She holds a case, a waiting person's risk or an unfinished task of this person. */
  holdsSomething: boolean;
  newHolderId: string | null;
  /** Who may hold something of this person, the worker herself left out. */
  possibleHolders: readonly string[];
}

/** A block takes everything of the person from the worker at once, so it names who has it from then on. */
export function setBlock(setting: BlockSetting): Ruling<{ newHolderId: string | null }, BlockRefusal> {
  // One's own conflict is declared: the act of a worker, which nobody needs a role for.
  if (setting.workerId === setting.by) return refused('block-of-oneself');
  if (setting.isInForce) return refused('block-in-force-already');
  if (lacksWords(setting)) return refused('block-words-missing');
  if (!setting.holdsSomething) return allowed({ newHolderId: null });
  if (setting.newHolderId === null) return refused('block-new-holder-needed');
  const isPossible = setting.newHolderId !== setting.workerId && setting.possibleHolders.includes(setting.newHolderId);
  return isPossible ? allowed({ newHolderId: setting.newHolderId }) : refused('worker-not-available');
}

export interface ConflictDeclaring {
  reason: ConflictReason;
  words: string | null;
  holdsSomething: boolean;
  possibleHolders: readonly PossibleHolder[];
}

export interface PossibleHolder {
  id: string;
  roles: readonly Role[];
  /** Works in a service or team of the declaring worker. */
  isClose: boolean;
}

/** Saying so is enough: nobody is asked to prove a conflict, and nobody of hers is left without a holder. */
export function declareConflict(declaring: ConflictDeclaring): Ruling<{ newHolderId: string | null }, 'block-words-missing' | 'nobody-to-hold'> {
  if (lacksWords(declaring)) return refused('block-words-missing');
  if (!declaring.holdsSomething) return allowed({ newHolderId: null });
  const next = nextHolder(declaring.possibleHolders);
  return next ? allowed({ newHolderId: next.id }) : refused('nobody-to-hold');
}

const BEST_FIRST: readonly ((one: PossibleHolder) => boolean)[] = [
  ({ roles, isClose }) => isClose && roles.includes('team-lead'),
  ({ roles }) => roles.includes('team-lead'),
  ({ roles }) => roles.includes('service-manager'),
  () => true,
];

/** Her team lead; where she has none or is the lead herself another lead, then a manager, then any colleague. */
function nextHolder(holders: readonly PossibleHolder[]): PossibleHolder | undefined {
  for (const fits of BEST_FIRST) {
    const found = holders.find(fits);
    if (found) return found;
  }
  return undefined;
}

export interface BlockEnding {
  isInForce: boolean;
  reason: BlockEndReason;
  words: string | null;
}

export function endBlock(ending: BlockEnding): Ruling<void, BlockRefusal> {
  if (!ending.isInForce) return refused('block-ended-already');
  return lacksWords(ending) ? refused('block-words-missing') : allowed();
}

function lacksWords({ reason, words }: { reason: BlockReason | BlockEndReason; words: string | null }): boolean {
  return reason === 'other' && !words?.trim();
}
