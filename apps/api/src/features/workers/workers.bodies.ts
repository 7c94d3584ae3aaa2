import { IsUUID } from 'class-validator';
import type { EndMembership } from '@waymark/contracts';
import type { CalendarDay } from '@waymark/domain';
import { IsCalendarDay, OrNull } from '../../platform/validation.js';

export class EndMembershipBody implements EndMembership {
  @OrNull() @IsCalendarDay() lastDay!: CalendarDay | null;
  @OrNull() @IsUUID() interimHolderId!: string | null;
}
