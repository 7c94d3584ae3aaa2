import { REASON_MAX, REVIEW_WORDS_MAX, type CompleteReview, type PutOffReview } from '@waymark/contracts';
import { REVIEWED_DANGERS, type ReviewedDanger } from '@waymark/domain';
import { IsIn } from 'class-validator';
import { IsCalendarDay, IsText, OrNull } from '../../platform/validation.js';

export class CompleteReviewBody implements CompleteReview {
  @IsText(REVIEW_WORDS_MAX) words!: string;
  @OrNull() @IsIn(REVIEWED_DANGERS) danger!: ReviewedDanger | null;
  @OrNull() @IsCalendarDay() nextDueOn!: string | null;
}

export class PutOffReviewBody implements PutOffReview {
  @IsCalendarDay() to!: string;
  @IsText(REASON_MAX) reason!: string;
}
