import { READ_ANSWER_MAX, type AnswerReadQuestion } from '@waymark/contracts';
import { READ_OUTCOMES, type ReadOutcome } from '@waymark/domain';
import { IsIn } from 'class-validator';
import { IsText, OrNull } from '../../platform/validation.js';

export class AnswerReadQuestionBody implements AnswerReadQuestion {
  @IsIn(READ_OUTCOMES) outcome!: ReadOutcome;
  @OrNull() @IsText(READ_ANSWER_MAX) words!: string | null;
}
