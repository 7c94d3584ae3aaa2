import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import {
  CONSENT_BASES,
  HANDOVER_REASON_MAX,
  HANDOVER_SECTION_MAX,
  MARAC_ACTIONS_MAX,
  NOTE_MAX,
  type AcceptHandover,
  type CompleteHandover,
  type ConsentBasis,
  type DeclineHandover,
  type DraftHandover,
  type HoldJointContact,
  type RecallHandover,
  type StepDownAnswers,
  type TakeOverCase,
} from '@waymark/contracts';
import {
  DRAFTED_HANDOVER_KINDS,
  HANDOVER_DECLINE_REASONS,
  HANDOVER_SECTIONS,
  type DraftedHandoverKind,
  type HandoverDeclineReason,
  type HandoverSection,
  type WrittenSection,
} from '@waymark/domain';
import { IsCalendarDay, IsText, Nested, OrNull } from '../../platform/validation.js';

const RECEIVERS = ['worker', 'team'] as const;

class ReceiverBody {
  @IsIn(RECEIVERS) to!: (typeof RECEIVERS)[number];
  @IsUUID() id!: string;
}

class ConsentBody {
  @IsIn(CONSENT_BASES) basis!: ConsentBasis;
  @OrNull() @IsText(NOTE_MAX) reason!: string | null;
}

class SectionBody implements WrittenSection {
  @IsIn(HANDOVER_SECTIONS) section!: HandoverSection;
  @IsText(HANDOVER_SECTION_MAX) text!: string;
  @IsBoolean() beforeAcceptance!: boolean;
}

class StepDownBody implements StepDownAnswers {
  @Max(MARAC_ACTIONS_MAX, { context: { limit: MARAC_ACTIONS_MAX } }) @Min(0, { context: { limit: 0 } }) @IsInt() openMaracActions!: number;
  @IsBoolean() criticalEventPending!: boolean;
  @IsBoolean() capacityConfirmed!: boolean;
}

export class DraftHandoverBody implements DraftHandover {
  @IsIn(DRAFTED_HANDOVER_KINDS) kind!: DraftedHandoverKind;
  @OrNull() @Nested(() => ReceiverBody) receiver!: ReceiverBody | null;
  @OrNull() @IsText(HANDOVER_REASON_MAX) reason!: string | null;
  @Nested(() => ConsentBody) consent!: ConsentBody;

  @Type(() => SectionBody)
  @ValidateNested({ each: true })
  @ArrayUnique((one: SectionBody) => one.section)
  @ArrayMaxSize(HANDOVER_SECTIONS.length, { context: { limit: HANDOVER_SECTIONS.length } })
  @IsArray()
  sections!: SectionBody[];

  @OrNull() @Nested(() => StepDownBody) stepDown!: StepDownBody | null;
}

export class AcceptHandoverBody implements AcceptHandover {
  @IsBoolean() hasConflict!: boolean;
}

export class DeclineHandoverBody implements DeclineHandover {
  @IsIn(HANDOVER_DECLINE_REASONS) reason!: HandoverDeclineReason;
  @OrNull() @IsText(NOTE_MAX) words!: string | null;
}

export class RecallHandoverBody implements RecallHandover {
  @IsText(NOTE_MAX) reason!: string;
}

export class HoldJointContactBody implements HoldJointContact {
  @IsCalendarDay() on!: string;
}

export class CompleteHandoverBody implements CompleteHandover {
  @OrNull() @IsText(NOTE_MAX) whyNoJointContact!: string | null;
}

export class TakeOverCaseBody implements TakeOverCase {
  @IsText(HANDOVER_REASON_MAX) reason!: string;
}
