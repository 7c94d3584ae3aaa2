import { IsIn, IsUUID } from 'class-validator';
import { BLOCK_WORDS_MAX, type DeclareConflict, type EndBlock, type SetBlock } from '@waymark/contracts';
import {
  BLOCK_END_REASONS,
  BLOCK_REASONS,
  CONFLICT_REASONS,
  type BlockEndReason,
  type BlockReason,
  type ConflictReason,
} from '@waymark/domain';
import { IsText, OrNull } from '../../platform/validation.js';

export class SetBlockBody implements SetBlock {
  @IsUUID() workerId!: string;
  @IsIn(BLOCK_REASONS) reason!: BlockReason;
  @OrNull() @IsText(BLOCK_WORDS_MAX) words!: string | null;
  @OrNull() @IsUUID() newHolderId!: string | null;
}

export class EndBlockBody implements EndBlock {
  @IsIn(BLOCK_END_REASONS) reason!: BlockEndReason;
  @OrNull() @IsText(BLOCK_WORDS_MAX) words!: string | null;
}

export class DeclareConflictBody implements DeclareConflict {
  @IsIn(CONFLICT_REASONS) reason!: ConflictReason;
  @OrNull() @IsText(BLOCK_WORDS_MAX) words!: string | null;
}
