import type {
  CalendarDay,
  ChosenLanguage,
  DraftedHandoverKind,
  HandoverAct,
  HandoverConsent,
  HandoverDeclineReason,
  HandoverFact,
  HandoverKind,
  HandoverSection,
  HandoverState,
  InterpreterNeed,
  KnownRisk,
  Role,
  WrittenSection,
} from '@waymark/domain';

export const HANDOVER_REASON_MAX = 1_000;
export const HANDOVER_SECTION_MAX = 4_000;
export const MARAC_ACTIONS_MAX = 50;

export type ConsentBasis = HandoverConsent['basis'];
export const CONSENT_BASES = ['not-settled', 'informed', 'agreed', 'without-consent'] as const satisfies readonly ConsentBasis[];

/** What the giver says herself about a step down; level, assessment and plan are read from the record. */
export interface StepDownAnswers {
  openMaracActions: number;
  criticalEventPending: boolean;
  capacityConfirmed: boolean;
}

/** POST /api/cases/:id/handovers, with `Idempotency-Key`; PUT /api/handovers/:id, with `If-Match`, while it is a draft. */
export interface DraftHandover {
  kind: DraftedHandoverKind;
  /** May wait until the offer, like the reason. */
  receiver: { to: 'worker' | 'team'; id: string } | null;
  /** May wait until the offer. */
  reason: string | null;
  consent: { basis: ConsentBasis; reason: string | null };
  sections: WrittenSection[];
  /** Only where the case steps down. */
  stepDown: StepDownAnswers | null;
}

/** POST /api/handovers/:id/accept, with `If-Match`. */
export interface AcceptHandover {
  /** She knows somebody involved, or works with the person causing harm. */
  hasConflict: boolean;
}

/** POST /api/handovers/:id/decline, with `If-Match`. */
export interface DeclineHandover {
  reason: HandoverDeclineReason;
  words: string | null;
}

/** POST /api/handovers/:id/recall, with `If-Match`. */
export interface RecallHandover {
  reason: string;
}

/** POST /api/handovers/:id/hold-joint-contact, with `If-Match`. */
export interface HoldJointContact {
  on: CalendarDay;
}

/** POST /api/handovers/:id/complete, with `If-Match`. */
export interface CompleteHandover {
  whyNoJointContact: string | null;
}

/** POST /api/cases/:id/take-over, with `If-Match`: a manager holds the case of somebody who is away without warning. */
export interface TakeOverCase {
  reason: string;
}

export interface HandoverPersonView {
  id: string;
  reference: string;
  name: string;
  age: number | null;
  /** Like the level, null for whoever is only told that her handover has ended. */
  language: ChosenLanguage | null;
  interpreter: InterpreterNeed | null;
}

export type HandoverReceiverView =
  { to: 'worker'; id: string; name: string } | { to: 'team'; id: string; name: { en: string; cy: string } };

export interface HandoverRecordView {
  readAt: string;
  facts: HandoverFact[];
}

/** GET /api/handovers/:id and the answer to every act on a handover. Reading it is recorded. */
export interface HandoverView {
  id: string;
  version: number;
  caseId: string;
  kind: HandoverKind;
  state: HandoverState;
  person: HandoverPersonView;
  service: { id: string; name: { en: string; cy: string } };
  /** As the record says now, not as it was when the offer was made; null for whoever is only told that her handover has ended. */
  risk: KnownRisk | null;
  giver: { id: string; name: string };
  /** Null for a draft that names nobody yet. */
  receiver: HandoverReceiverView | null;
  acceptedBy: string | null;
  /** Who answers for the person's safety at this moment; whoever accepted, to the one who is only told that it has ended. */
  riskHolder: { id: string; name: string };
  reason: string | null;
  consent: { basis: ConsentBasis; reason: string | null };
  stepDown: StepDownAnswers | null;
  offeredAt: string | null;
  lapsesAt: string | null;
  /** Once accepted: when it is over by itself, and whoever gave the case away reads no more. */
  endsAt: string | null;
  answeredAt: string | null;
  answeredBy: string | null;
  declineReason: HandoverDeclineReason | null;
  /** Words with a declined or recalled offer. */
  answerWords: string | null;
  jointContactOn: CalendarDay | null;
  whyNoJointContact: string | null;
  completedAt: string | null;
  sections: WrittenSection[];
  /** True while only what was agreed for the decision is shown. */
  isPreview: boolean;
  /** What the record itself says at the moment of reading; null once the offer is answered. */
  record: HandoverRecordView | null;
  /** What the giver wrote for after acceptance, by name only. */
  withheld: HandoverSection[];
  acts: HandoverAct[];
}

/** GET /api/handovers/receivers */
export interface HandoverReceiversView {
  workers: { id: string; name: string; roles: Role[]; openCases: number }[];
  teams: { id: string; name: { en: string; cy: string } }[];
}
