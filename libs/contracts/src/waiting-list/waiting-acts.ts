import {
  LEAVE_REASONS,
  type AttemptMethod,
  type AttemptOutcome,
  type CalendarDay,
  type LeaveReason,
  type PauseReason,
  type SafetyAnswer,
} from '@waymark/domain';

/** What a person has said about her number in the very conversation that is being logged. */
export interface SafetySaidAgain {
  call: SafetyAnswer;
  text: SafetyAnswer;
  voicemail: SafetyAnswer;
  safeTimes: string | null;
}

/** POST /api/waiting-list/:id/attempts, with `Idempotency-Key`: an attempt or a contact. */
export interface LogAttempt {
  method: AttemptMethod;
  outcome: AttemptOutcome;
  /** The number or address that was used; null for a meeting or when the person got in touch. */
  contactPointId: string | null;
  /** Null: now. */
  madeOn: CalendarDay | null;
  madeTime: string | null;
  /** The worker says that it has happened by a way that was not safe. An attempt with a day of its own has. */
  hasHappened: boolean;
  note: string | null;
  nextTryOn: CalendarDay | null;
  nextTryTime: string | null;
  /** Only with an outcome in which the person herself could say it. */
  saidAgain: SafetySaidAgain | null;
}

/** POST /api/waiting-list/:id/pause, with `If-Match`. `resume` takes no body. */
export interface PauseClocks {
  reason: PauseReason;
  note: string | null;
}

/** POST /api/waiting-list/:id/allocate, with `If-Match`. */
export interface AllocateEntry {
  workerId: string;
  /** Needed where the worker would be above her ceiling. */
  reasonOverCeiling: string | null;
}

/** POST /api/waiting-list/:id/agree-support, with `If-Match`: support is agreed, so a case opens. */
export interface AgreeSupport {
  agreedOn: CalendarDay;
  /** Null: the worker to whom the person is allocated. Only a lead or manager names a colleague to whom she is not. */
  workerId: string | null;
}

/** "Allocated" is not chosen: it is what the trace says when a case opens. */
export const CHOSEN_LEAVE_REASONS: readonly LeaveReason[] = LEAVE_REASONS.filter((reason) => reason !== 'allocated');

/** POST /api/waiting-list/:id/leave, with `If-Match`. */
export interface LeaveList {
  reason: LeaveReason;
  note: string | null;
  riskChecked: boolean;
  referrerTold: boolean;
  /** One of the two where somebody else takes over. */
  takenOverByServiceId: string | null;
  takenOverByAgency: string | null;
}
