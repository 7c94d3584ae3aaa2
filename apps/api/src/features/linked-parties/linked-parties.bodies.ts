import { IsIn } from 'class-validator';
import { LINKED_PARTIES_WORDS_MAX, type SettleLinkedParties } from '@waymark/contracts';
import { LINKED_PARTIES_OUTCOMES, type LinkedPartiesOutcome } from '@waymark/domain';
import { IsText } from '../../platform/validation.js';

export class SettleLinkedPartiesBody implements SettleLinkedParties {
  @IsIn(LINKED_PARTIES_OUTCOMES) outcome!: LinkedPartiesOutcome;
  @IsText(LINKED_PARTIES_WORDS_MAX) words!: string;
}
