import { IsIn } from 'class-validator';
import { NOTE_MAX, TOLD_WHOM_MAX, type DecideChildrensServices } from '@waymark/contracts';
import { CHILDRENS_SERVICES_DECISIONS, type CalendarDay, type ChildrensServicesDecision } from '@waymark/domain';
import { IsCalendarDay, IsText, OrNull } from '../../platform/validation.js';

export class DecideChildrensServicesBody implements DecideChildrensServices {
  @IsIn(CHILDRENS_SERVICES_DECISIONS) decision!: ChildrensServicesDecision;
  @OrNull() @IsText(TOLD_WHOM_MAX) toldWhom!: string | null;
  @OrNull() @IsCalendarDay() toldOn!: CalendarDay | null;
  @OrNull() @IsText(NOTE_MAX) reason!: string | null;
}
