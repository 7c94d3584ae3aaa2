import { IsIn } from 'class-validator';
import { NOTE_MAX, type WithdrawReferral } from '@waymark/contracts';
import { CHOSEN_WITHDRAWAL_REASONS, type WithdrawalReason } from '@waymark/domain';
import { IsText, OrNull } from '../../platform/validation.js';

export class WithdrawReferralBody implements WithdrawReferral {
  @IsIn(CHOSEN_WITHDRAWAL_REASONS)
  reason!: WithdrawalReason;

  @OrNull()
  @IsText(NOTE_MAX)
  note!: string | null;
}
