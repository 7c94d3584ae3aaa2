import type { CalendarDay, ClosureConsequence, ClosureReason, HandoverKind, HandoverState, KnownRisk, RouteGround } from '@waymark/domain';
import type { HandoverPersonView, HandoverReceiverView } from '../handovers/index.js';
import type { OwedContactView } from '../people/index.js';

export const NEXT_STEP_MAX = 300;
export const CLOSURE_WORDS_MAX = 4_000;

/** POST /api/cases/:id/next-step, with `If-Match`. A next step without a day is allowed; a day without a step is not. */
export interface SetNextStep {
  nextStep: string | null;
  dueOn: CalendarDay | null;
}

export const AWARENESS = ['yes', 'no', 'not-safe-to-tell'] as const;
export type Awareness = (typeof AWARENESS)[number];

/** POST /api/cases/:id/close, with `If-Match`. */
export interface CloseCase {
  reason: ClosureReason;
  words: string | null;
  /** The look at the risk with which a case ends; only a death ends one without. */
  riskCheck: { checkedOn: CalendarDay; level: KnownRisk; words: string } | null;
  referrerTold: boolean;
  /** Whether the person knows that support has ended. */
  personAware: Awareness;
  /** How she can come back to us, in her words. */
  wayBack: string | null;
}

export interface ClosureView {
  reason: ClosureReason;
  planned: boolean;
  words: string | null;
  at: string;
  by: string;
  riskCheck: { checkedOn: CalendarDay; level: KnownRisk; words: string } | null;
  referrerTold: boolean;
  personAware: Awareness;
  wayBack: string | null;
  consequences: ClosureConsequence[];
}

export interface CaseHandoverView {
  id: string;
  version: number;
  kind: HandoverKind;
  state: HandoverState;
  giver: string;
  receiver: HandoverReceiverView | null;
  acceptedBy: string | null;
  offeredAt: string | null;
  lapsesAt: string | null;
}

export const CASE_ACTS = ['set-next-step', 'hand-over', 'close', 'take-over'] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

/** GET /api/cases/:id, GET /api/people/:id/cases and the answer to every act on a case. Reading it is recorded. */
export interface CaseView {
  id: string;
  version: number;
  referralId: string;
  /** Where her calls are logged; null for a case without a wait. */
  entryId: string | null;
  /** The reference of the episode. */
  reference: string;
  person: HandoverPersonView;
  service: { id: string; name: { en: string; cy: string } };
  /** Who holds the case; who held it at its end once it is closed. */
  worker: { id: string; name: string };
  risk: KnownRisk;
  /** Held to be high although no level decided since says so, and on what grounds: another closes then, too. */
  highGrounds: RouteGround[];
  openedAt: string;
  /** Null once the case is closed. */
  nextStep: string | null;
  nextStepDueOn: CalendarDay | null;
  hasReferrer: boolean;
  /** A checklist that was begun and waits to be finished, or ended as incomplete, before the case can close. */
  unfinishedAssessmentId: string | null;
  /** Still owed from before support began, until she has been spoken to. */
  safetyContact: OwedContactView | null;
  /** Whoever reads this holds her, or has held her on this working day: at high or unknown risk another closes. */
  isHeldByReader: boolean;
  /** Newest first. */
  handovers: CaseHandoverView[];
  closure: ClosureView | null;
  acts: CaseAct[];
}
