import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsUUID, Min, ValidateNested } from 'class-validator';
import { KEPT_WHERE_MAX, NOT_NEEDED_MAX, PLAN_TEXT_MAX, type RecordSafetyPlan } from '@waymark/contracts';
import { COPY_FORMS, PLAN_OUTCOMES, PLAN_SECTIONS, type CopyForm, type PlanOutcome, type PlanSection } from '@waymark/domain';
import { IsCalendarDay, IsText, IsTextOrEmpty, Nested, OrNull } from '../../platform/validation.js';

/** Far above the items of any checklist; the rule refuses what the assessment did not say. */
const PLAN_ANSWERS_MAX = 100;

class PlanEntryBody {
  @IsIn(PLAN_SECTIONS) section!: PlanSection;
  /** A section left empty is a section not written. */
  @IsTextOrEmpty(PLAN_TEXT_MAX) text!: string;
}

class PlanAnswerBody {
  @Min(1) @IsInt() item!: number;
  @OrNull() @IsIn(PLAN_SECTIONS) section!: PlanSection | null;
  @OrNull() @IsText(NOT_NEEDED_MAX) notNeeded!: string | null;
}

class PlanCopyBody {
  @IsIn(COPY_FORMS) form!: CopyForm;
  @OrNull() @IsText(KEPT_WHERE_MAX) keptWhere!: string | null;
  @IsBoolean() safeThere!: boolean;
}

export class RecordSafetyPlanBody implements RecordSafetyPlan {
  @IsUUID() assessmentId!: string;
  @Min(0) @IsInt() basedOnVersion!: number;
  @IsIn(PLAN_OUTCOMES) outcome!: PlanOutcome;

  @Type(() => PlanEntryBody)
  @ValidateNested({ each: true })
  @ArrayMaxSize(PLAN_SECTIONS.length, { context: { limit: PLAN_SECTIONS.length } })
  @IsArray()
  entries!: PlanEntryBody[];

  @Type(() => PlanAnswerBody)
  @ValidateNested({ each: true })
  @ArrayMaxSize(PLAN_ANSWERS_MAX, { context: { limit: PLAN_ANSWERS_MAX } })
  @IsArray()
  answers!: PlanAnswerBody[];

  @Nested(() => PlanCopyBody) copy!: PlanCopyBody;
  @IsBoolean() agreedInWords!: boolean;
  @OrNull() @IsCalendarDay() followUpOn!: string | null;
  @OrNull() @IsCalendarDay() reviewOn!: string | null;
}
