import type {
  AttemptMethod,
  AttemptOutcome,
  CalendarDay,
  ChosenLanguage,
  ClockKind,
  ClockState,
  ClockUnit,
  ContactCaution,
  ContactKind,
  ContactOwner,
  ContactRefusal,
  KnownRisk,
  LeaveReason,
  OrderReason,
  PartOfDay,
  PauseReason,
  ReferralSource,
  RiskTrigger,
  RouteGround,
  SafetyAnswer,
  SaidBy,
  SuggestionReason,
  WaitingAlarm,
  WaitingBand,
  WayOfContact,
} from '@waymark/domain';
import type { HeldFileView } from '../imports/index.js';

export interface NamedWorker {
  id: string;
  name: string;
}

/** A clock read at `readAt` of the list. Amounts are in the unit: hours with their fraction, or whole working days. */
export interface ClockReadingView {
  kind: ClockKind;
  state: ClockState | 'ended';
  /** False when nobody gave a time of day, so the clock counts from the start of that day. */
  isStartTimeGiven: boolean;
  stoppedAt: string | null;
  unit: ClockUnit;
  target: number;
  elapsed: number;
  /** Below zero once late. */
  left: number;
  pausedFor: PauseReason | null;
  /** Overdue already when the referral was entered here, as in a backlog. */
  cameLate: boolean;
  /** The wait as the person lived through it; null where nothing of it was paused. */
  elapsedWithPauses: number | null;
}

/** One person on the list: what a line shows and nothing that says where she is. */
export interface WaitingRowView {
  id: string;
  version: number;
  referralId: string;
  person: {
    id: string;
    reference: string;
    givenName: string;
    familyName: string;
    knownAs: string | null;
    language: ChosenLanguage;
    needsInterpreter: boolean;
  };
  service: { id: string; name: { en: string; cy: string } };
  risk: KnownRisk;
  band: WaitingBand;
  /** Counted through all bands, from 1, with what puts the person there. */
  rank: number;
  reasons: OrderReason[];
  alarm: WaitingAlarm | null;
  source: ReferralSource;
  agencyName: string | null;
  waitedWorkingDays: number;
  clocks: ClockReadingView[];
  /** The unmet clock that falls due first; a line has room for one. */
  nextClock: ClockKind | null;
  pause: { reason: PauseReason; since: string } | null;
  /** Who holds the risk by name while the person waits. */
  holder: NamedWorker;
  allocation: { worker: NamedWorker; at: string; by: string } | null;
  lastAttempt: { at: string; outcome: AttemptOutcome } | null;
  nextTry: { on: CalendarDay; time: string | null } | null;
  nextCheckInOn: CalendarDay;
  isCheckInDue: boolean;
  /** Only for a safety contact: why, and whether the person has been spoken to. */
  safetyContact: { grounds: RouteGround[]; dueAt: string; doneAt: string | null } | null;
}

/** Sums that add up: there before, plus joined, less left by reason, is who waits now, safety contacts included. */
export interface WaitingNumbers {
  waiting: number;
  /** Accepted at high risk and not yet in support, spoken to or not. */
  safetyContacts: number;
  /** Everybody at visible high risk who waits for a decision or for support and has not been spoken to. */
  safetyContactsOwed: number;
  notAssessed: number;
  allocated: number;
  longestWorkingDays: number | null;
  medianWorkingDays: number | null;
  weekFrom: CalendarDay;
  waitingBefore: number;
  joined: number;
  left: number;
  leftBy: Partial<Record<LeaveReason, number>>;
  /** High risk, decided on or not, that has gone without support for longer than the setting allows; ought to be nought. */
  highRiskTooLong: number;
  notAssessedTooLong: number;
  /** Of the safety contacts owed, those past the target of a first attempt or a first contact; ought to be nought. */
  safetyContactsOverdue: number;
  safetyContactsCameLate: number;
  /** Beside each of the two: those who were over that time already when they were entered here, as in a backlog. */
  highRiskCameLate: number;
  notAssessedCameLate: number;
  /** When somebody last joined, for an empty list. */
  lastJoinedAt: string | null;
}

/** GET /api/workers/loads?service= */
export interface WorkerLoadView {
  worker: NamedWorker;
  /** Key workers and IDVAs are given people; others may hold a risk by name. */
  carriesCases: boolean;
  active: number;
  /** People on the list whose risk she holds without having been given them. */
  waiting: number;
  byRisk: Record<KnownRisk, number>;
  weighted: number;
  ceiling: number;
  languages: string[];
  specialisms: string[];
  areas: string[];
  isOnLeave: boolean;
}

/** An agency's whole file: its referrals stand together, so that a backlog hides nothing that somebody has just told. */
export interface CameInFileView {
  id: string;
  source: string;
  on: CalendarDay;
}

/** A referral that somebody has found high before any service has decided on it: no place in a queue, and a holder by name. */
export interface UndecidedHighView
  extends Pick<WaitingRowView, 'person' | 'risk' | 'source' | 'agencyName' | 'waitedWorkingDays' | 'clocks' | 'nextClock' | 'lastAttempt' | 'nextTry'> {
  referralId: string;
  version: number;
  /** How her wait stands: too long here, or too long already when she was entered here; null within the setting. */
  standing: 'too-long' | 'came-late' | null;
  /** The agency's file with which it came, and the day; null for what came by itself. */
  file: CameInFileView | null;
  /** Null only where the rules have changed since the referral was saved, until somebody takes it. */
  holder: NamedWorker | null;
  safetyContact: { grounds: RouteGround[]; dueAt: string | null; doneAt: string | null };
}

/** GET /api/waiting-list?service=. Reading it is recorded once. Rows are in order; safety contacts come first. */
export interface WaitingListView {
  readAt: string;
  numbers: WaitingNumbers;
  /** Referrals of every service that somebody has found high and nobody has decided on: they stand above the list. */
  undecided: UndecidedHighView[];
  /** Files with people in them who may be at high risk and are nobody's referral yet. */
  files: HeldFileView[];
  rows: WaitingRowView[];
  workers: WorkerLoadView[];
  /** What one case of each level weighs in a load, so that a plan for several people can be shown before it is made. */
  weights: Readonly<Record<KnownRisk, number>>;
}

/** What a call would need to know first: what she said about this number or address, and what speaks against using it now. */
export interface ContactRouteView {
  id: string;
  kind: ContactKind;
  masked: string;
  owner: ContactOwner;
  call: SafetyAnswer;
  text: SafetyAnswer;
  voicemail: SafetyAnswer;
  post: SafetyAnswer;
  safeTimes: string | null;
  hasCodeWord: boolean;
  /** Whose word it is. An agency's is somewhere to begin, and never hers. */
  saidBy: SaidBy;
  verifiedAt: string;
  routes: (WayOfContact & { refusal: ContactRefusal | null; cautions: ContactCaution[] })[];
}

export interface AttemptView {
  id: string;
  at: string;
  method: AttemptMethod;
  outcome: AttemptOutcome;
  /** False where it was made in a way that nobody had said was safe: it counts towards nothing. */
  methodWasSafe: boolean;
  note: string | null;
  by: string;
  next: { on: CalendarDay; time: string | null } | null;
}

export interface PauseView {
  reason: PauseReason;
  note: string | null;
  from: string;
  to: string | null;
  by: string;
}

/** How much has been tried of what closing without contact asks, and which attempts those are. */
export interface AttemptTallyView {
  counted: number;
  needed: number;
  partsOfDay: number;
  partsOfDayNeeded: number;
  counting: { at: string; method: AttemptMethod; partOfDay: PartOfDay }[];
  suffices: boolean;
}

export interface SuggestedWorkerView {
  worker: NamedWorker;
  languages: string[];
  before: { active: number; weighted: number };
  after: { active: number; weighted: number };
  ceiling: number;
  overCeiling: boolean;
  reasons: SuggestionReason[];
}

/** GET /api/referrals/:id/contact and the answer to logging one: how she may be reached before anybody has decided. */
export interface ReferralContactView {
  referralId: string;
  version: number;
  person: WaitingRowView['person'];
  readAt: string;
  receivedOn: CalendarDay;
  receivedTime: string | null;
  needsContactVerifying: boolean;
  contactRoutes: ContactRouteView[];
  attempts: AttemptView[];
}

/** GET /api/waiting-list/:id and the answer to every act on an entry. Reading it is recorded. */
export interface WaitingEntryView extends Omit<WaitingRowView, 'rank' | 'clocks'> {
  /** Whoever reads this holds her, or has held her on this working day. */
  isHeldByReader: boolean;
  readAt: string;
  receivedOn: CalendarDay;
  receivedTime: string | null;
  clocks: (ClockReadingView & { dueAt: string })[];
  triggers: RiskTrigger[];
  vulnerable: boolean;
  safeToTalk: SafetyAnswer;
  safeUntil: string | null;
  needsContactVerifying: boolean;
  contactRoutes: ContactRouteView[];
  attempts: AttemptView[];
  attemptTally: AttemptTallyView;
  pauses: PauseView[];
  /** The name of a language of choice that is none of the list. */
  languageNamed: string | null;
  suggestions: SuggestedWorkerView[];
  /** Set once support has been agreed. */
  caseId: string | null;
  departure: { reason: LeaveReason; note: string | null; at: string; by: string } | null;
}
