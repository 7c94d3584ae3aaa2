import { IsBoolean, IsIn } from 'class-validator';
import {
  AWARENESS,
  CLOSURE_WORDS_MAX,
  NEXT_STEP_MAX,
  NOTE_MAX,
  type Awareness,
  type CloseCase,
  type SetNextStep,
} from '@waymark/contracts';
import { CLOSURE_REASONS, KNOWN_RISKS, type ClosureReason, type KnownRisk } from '@waymark/domain';
import { IsCalendarDay, IsText, Nested, OrNull } from '../../platform/validation.js';

export class SetNextStepBody implements SetNextStep {
  @OrNull() @IsText(NEXT_STEP_MAX) nextStep!: string | null;
  @OrNull() @IsCalendarDay() dueOn!: string | null;
}

class RiskCheckBody {
  @IsCalendarDay() checkedOn!: string;
  @IsIn(KNOWN_RISKS) level!: KnownRisk;
  @IsText(CLOSURE_WORDS_MAX) words!: string;
}

export class CloseCaseBody implements CloseCase {
  @IsIn(CLOSURE_REASONS) reason!: ClosureReason;
  @OrNull() @IsText(CLOSURE_WORDS_MAX) words!: string | null;
  @OrNull() @Nested(() => RiskCheckBody) riskCheck!: RiskCheckBody | null;
  @IsBoolean() referrerTold!: boolean;
  @IsIn(AWARENESS) personAware!: Awareness;
  @OrNull() @IsText(NOTE_MAX) wayBack!: string | null;
}
