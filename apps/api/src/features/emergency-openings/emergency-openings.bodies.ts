import { IsIn } from 'class-validator';
import { OPENING_WORDS_MAX, PHONE_MAX, SEARCH_TEXT_MAX, type FindElsewhere, type OpenInEmergency, type ReviewOpening } from '@waymark/contracts';
import { OPENING_OUTCOMES, OPENING_REASONS, type OpeningOutcome, type OpeningReason } from '@waymark/domain';
import { IsCalendarDay, IsText, OrNull } from '../../platform/validation.js';

export class FindElsewhereBody implements FindElsewhere {
  @OrNull() @IsText(SEARCH_TEXT_MAX) reference!: string | null;
  @OrNull() @IsText(SEARCH_TEXT_MAX) name!: string | null;
  @OrNull() @IsCalendarDay() dateOfBirth!: string | null;
  @OrNull() @IsText(PHONE_MAX) phone!: string | null;
}

export class OpenInEmergencyBody implements OpenInEmergency {
  @IsIn(OPENING_REASONS) reason!: OpeningReason;
  @IsText(OPENING_WORDS_MAX) words!: string;
}

export class ReviewOpeningBody implements ReviewOpening {
  @IsIn(OPENING_OUTCOMES) outcome!: OpeningOutcome;
  @OrNull() @IsText(OPENING_WORDS_MAX) words!: string | null;
}
