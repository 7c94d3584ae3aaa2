import { IsInt, IsUUID, Max, Min } from 'class-validator';
import { LANGUAGE_NAME_MAX, SPOKEN_LANGUAGES_MAX, WEEK_PERCENT_MIN, type ChangeTeam, type EndMembership, type RecordCapacity } from '@waymark/contracts';
import type { CalendarDay } from '@waymark/domain';
import { IsCalendarDay, IsTexts, OrNull } from '../../platform/validation.js';

export class EndMembershipBody implements EndMembership {
  @OrNull() @IsCalendarDay() lastDay!: CalendarDay | null;
  @OrNull() @IsUUID() interimHolderId!: string | null;
}

export class RecordCapacityBody implements RecordCapacity {
  @IsTexts(LANGUAGE_NAME_MAX, SPOKEN_LANGUAGES_MAX) speaks!: string[];
  @Max(100, { context: { limit: 100 } }) @Min(WEEK_PERCENT_MIN, { context: { limit: WEEK_PERCENT_MIN } }) @IsInt() weekPercent!: number;
}

export class ChangeTeamBody implements ChangeTeam {
  @OrNull() @IsUUID() teamId!: string | null;
  @IsCalendarDay() fromOn!: CalendarDay;
}
