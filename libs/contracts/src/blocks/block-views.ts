import type { BlockEndReason, BlockReason, ConflictReason, Role } from '@waymark/domain';
import type { PersonNameView } from '../people/index.js';

export const BLOCK_WORDS_MAX = 1_000;

/** One worker kept from one person's whole record. Shown only to whoever keeps the blocks and is not blocked herself. */
export interface BlockView {
  id: string;
  version: number;
  person: PersonNameView;
  worker: { id: string; name: string };
  /** The worker said so herself. */
  isDeclared: boolean;
  reason: BlockReason;
  words: string | null;
  setBy: string;
  setAt: string;
  /** Who took over what the worker held; null where she held nothing. */
  newHolder: string | null;
  /** When a declared conflict was looked at. */
  seenAt: string | null;
  ended: { by: string; at: string; reason: BlockEndReason; words: string | null } | null;
}

/** GET /api/people/:id/blocks: all there have been for one person, and who could be blocked from her. */
export interface PersonBlocksView {
  person: PersonNameView;
  /** In force first, then newest first. */
  blocks: BlockView[];
  workers: BlockableWorkerView[];
}

export interface BlockableWorkerView {
  id: string;
  name: string;
  roles: Role[];
  isBlocked: boolean;
  /** Holds something of this person, for which a block must name somebody else. */
  holds: boolean;
}

/** POST /api/people/:id/blocks */
export interface SetBlock {
  workerId: string;
  reason: BlockReason;
  words: string | null;
  /** Asked for where the worker holds something of the person. */
  newHolderId: string | null;
}

/** POST /api/blocks/:id/end */
export interface EndBlock {
  reason: BlockEndReason;
  words: string | null;
}

/** POST /api/people/:id/conflicts: for oneself. From then on the person is not there. */
export interface DeclareConflict {
  reason: ConflictReason;
  words: string | null;
}

/** Says nothing of the person, who is hidden by now. */
export interface ConflictDeclaredView {
  /** Who has taken over what the worker held; null where she held nothing. */
  newHolder: string | null;
}
