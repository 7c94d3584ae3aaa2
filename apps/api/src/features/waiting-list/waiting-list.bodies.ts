import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import {
  AGENCY_NAME_MAX,
  CHOSEN_LEAVE_REASONS,
  NOTE_MAX,
  SAFE_TIMES_MAX,
  type AgreeSupport,
  type AllocateEntry,
  type LeaveList,
  type LogAttempt,
  type PauseClocks,
  type SafetySaidAgain,
} from '@waymark/contracts';
import {
  ATTEMPT_METHODS,
  ATTEMPT_OUTCOMES,
  PAUSE_REASONS,
  SAFETY_ANSWERS,
  type AttemptMethod,
  type AttemptOutcome,
  type LeaveReason,
  type PauseReason,
  type SafetyAnswer,
} from '@waymark/domain';
import { IsCalendarDay, IsText, IsTimeOfDay, Nested, OrNull } from '../../platform/validation.js';

export class WaitingListQuery {
  @IsOptional()
  @IsUUID()
  service?: string;
}

class SafetySaidAgainBody implements SafetySaidAgain {
  @IsIn(SAFETY_ANSWERS) call!: SafetyAnswer;
  @IsIn(SAFETY_ANSWERS) text!: SafetyAnswer;
  @IsIn(SAFETY_ANSWERS) voicemail!: SafetyAnswer;
  @OrNull() @IsText(SAFE_TIMES_MAX) safeTimes!: string | null;
}

export class LogAttemptBody implements LogAttempt {
  @IsIn(ATTEMPT_METHODS) method!: AttemptMethod;
  @IsIn(ATTEMPT_OUTCOMES) outcome!: AttemptOutcome;
  @OrNull() @IsUUID() contactPointId!: string | null;
  @OrNull() @IsCalendarDay() madeOn!: string | null;
  @OrNull() @IsTimeOfDay() madeTime!: string | null;
  @IsBoolean() hasHappened!: boolean;
  @OrNull() @IsText(NOTE_MAX) note!: string | null;
  @OrNull() @IsCalendarDay() nextTryOn!: string | null;
  @OrNull() @IsTimeOfDay() nextTryTime!: string | null;
  @OrNull() @Nested(() => SafetySaidAgainBody) saidAgain!: SafetySaidAgainBody | null;
}

export class PauseClocksBody implements PauseClocks {
  @IsIn(PAUSE_REASONS) reason!: PauseReason;
  @OrNull() @IsText(NOTE_MAX) note!: string | null;
}

export class AllocateEntryBody implements AllocateEntry {
  @IsUUID() workerId!: string;
  @OrNull() @IsText(NOTE_MAX) reasonOverCeiling!: string | null;
}

export class AgreeSupportBody implements AgreeSupport {
  @IsCalendarDay() agreedOn!: string;
  @OrNull() @IsUUID() workerId!: string | null;
}

export class LeaveListBody implements LeaveList {
  @IsIn(CHOSEN_LEAVE_REASONS) reason!: LeaveReason;
  @OrNull() @IsText(NOTE_MAX) note!: string | null;
  @IsBoolean() riskChecked!: boolean;
  @IsBoolean() referrerTold!: boolean;
  @OrNull() @IsUUID() takenOverByServiceId!: string | null;
  @OrNull() @IsText(AGENCY_NAME_MAX) takenOverByAgency!: string | null;
}
