import type {
  AttemptMethod,
  AttemptOutcome,
  CalendarDay,
  ChildrensServicesDecision,
  ChosenLanguage,
  ClockKind,
  ClosureReason,
  ContactKind,
  ContactOwner,
  Gender,
  InterpreterNeed,
  KnownRisk,
  MatchReason,
  MatchStrength,
  PauseReason,
  Relationship,
  ReviewSubject,
  SafetyAnswer,
  SaidBy,
  WayOfContact,
} from '@waymark/domain';
import type { ChildrenOfEpisode } from '../referrals/childrens-services.js';

export const NAME_MAX = 100;
export const LANGUAGE_NAME_MAX = 60;
export const PRONOUNS_MAX = 40;
export const PHONE_MAX = 40;
export const ADDRESS_MAX = 300;
export const SAFE_TIMES_MAX = 200;
export const CODE_WORD_MAX = 100;
export const SEARCH_TEXT_MAX = 120;

/** POST /api/people/matches and POST /api/people/search: in the body, so that no name ever stands in a URL or a log. */
export interface FindPeople {
  /** Any order of given and family name, misspelt or without accents; null when only a date or a number is known. */
  name: string | null;
  dateOfBirth: CalendarDay | null;
  phone: string | null;
}

/** List fields only: what a duty worker needs to recognise somebody, and nothing that says where she is. */
export interface PersonMatchView {
  id: string;
  reference: string;
  givenName: string | null;
  familyName: string | null;
  knownAs: string | null;
  dateOfBirth: CalendarDay | null;
  /** "none" comes last and only in a search: a name that is merely alike. */
  strength: MatchStrength;
  reasons: MatchReason[];
  lastReferredOn: CalendarDay | null;
  hasOpenReferral: boolean;
}

/** A number, address or place with the value withheld until it is revealed. */
export interface ContactPointView {
  id: string;
  kind: ContactKind;
  /** Enough to tell two entries apart on the phone, never enough to call or find somebody: `••••• •••123`. */
  masked: string;
  owner: ContactOwner;
  call: SafetyAnswer;
  text: SafetyAnswer;
  voicemail: SafetyAnswer;
  post: SafetyAnswer;
  /** What may be done with it now, by the rule that allows or refuses it; what it is mostly used for stands first. */
  ways: WayOfContact[];
  safeTimes: string | null;
  hasCodeWord: boolean;
  knownToPersonCausingHarm: SafetyAnswer;
  /** Whose word it is. An agency's is somewhere to begin, and never hers. */
  saidBy: SaidBy;
  /** When that word was given, and to whom. */
  verifiedAt: string;
  verifiedBy: string;
  /** True where only an agency spoke for her, and for a returning person until somebody has asked again whether it is still safe. */
  needsVerifying: boolean;
}

/** POST /api/people/:id/contact-points/:contactPointId/reveal; the reveal is recorded before it is answered. */
export interface RevealedContactView {
  id: string;
  value: string;
  codeWord: string | null;
}

/** Whom a page is about, where it shows no more of the record than that. */
export interface PersonNameView {
  id: string;
  reference: string;
  givenName: string | null;
  familyName: string | null;
  knownAs: string | null;
}

/** A safety contact that is owed to her and has not been made, with who holds it by name. */
export interface OwedContactView {
  referralId: string;
  /** Where the call is logged: her place on a list, also once she is in support; null before triage, where it is the referral. */
  entryId: string | null;
  holder: { id: string; name: string };
  dueAt: string;
}

export interface RelatedPersonView {
  relationshipId: string;
  personId: string;
  /** Roles belong to a relationship, not to a person. */
  role: 'causes-harm' | 'child';
  givenName: string | null;
  familyName: string | null;
  dateOfBirth: CalendarDay | null;
  relationship: Relationship;
  livesWith: SafetyAnswer;
}

/** Which of several an entry is about: as codes and names that stand on the page anyway, never what somebody wrote. */
export type TimelineDetail =
  | { of: 'relationship'; relationship: Relationship; name: string | null }
  /** Somebody of a like name who is not this one. */
  | { of: 'person'; reference: string }
  | { of: 'clock'; clock: ClockKind }
  | { of: 'pause'; reason: PauseReason }
  | { of: 'level'; from: KnownRisk; to: KnownRisk; by: 'judgement' | 'assessment' | 'assessment-and-judgement' }
  | { of: 'childrens-services'; decision: ChildrensServicesDecision }
  /** The reason as a code of the act: of declining, of leaving a list, of closing. */
  | { of: 'service'; service: { en: string; cy: string }; reason: string | null }
  | { of: 'worker'; name: string }
  | { of: 'receiver'; worker: string | null; team: { en: string; cy: string } | null }
  /** Whose number, address or e-mail it was, and never what it says. */
  | { of: 'attempt'; method: AttemptMethod; outcome: AttemptOutcome; point: { kind: 'phone' | 'address' | 'email' | 'place'; owner: ContactOwner } | null }
  | { of: 'next-step'; isSet: boolean; dueOn: CalendarDay | null }
  | { of: 'review'; subject: ReviewSubject };

export interface TimelineEntryView {
  id: string;
  at: string;
  action: string;
  by: string | null;
  subjectType: string;
  subjectId: string | null;
  /** Which details were recorded, changed or shown: their names, and never what they say. */
  fields: string[];
  about: TimelineDetail | null;
}

export interface EpisodeView {
  referralId: string;
  version: number;
  reference: string;
  receivedOn: CalendarDay;
  states: { service: { en: string; cy: string } | null; state: string }[];
  isWithdrawn: boolean;
  children: ChildrenOfEpisode;
  /** The cases of this episode that have ended: where, when, by whom and why. */
  closures: ClosedCaseView[];
}

export interface ClosedCaseView {
  caseId: string;
  service: { en: string; cy: string };
  at: string;
  by: string;
  reason: ClosureReason;
}

/** Who answers for the person now, by name: the worker of an open case, or the holder of the risk of somebody who waits. */
export interface HeldByView {
  name: string;
  service: { en: string; cy: string };
  /** Null while she waits and no case is open. */
  caseId: string | null;
  /** She waits her turn on a list. Visible high risk is in no queue: support by the service is still to be agreed. */
  isQueued: boolean;
}

/** GET /api/people/:id. Reading it is recorded. */
export interface PersonView {
  id: string;
  version: number;
  reference: string;
  /** Null only for somebody named in a referral of another person, such as a child not yet born. */
  givenName: string | null;
  familyName: string | null;
  knownAs: string | null;
  pronouns: string | null;
  dateOfBirth: CalendarDay | null;
  age: number | null;
  gender: Gender;
  language: ChosenLanguage;
  languageNamed: string | null;
  interpreter: InterpreterNeed;
  risk: KnownRisk;
  riskDecidedAt: string | null;
  /** One for each service; only what the reader may open. */
  heldBy: HeldByView[];
  /** Kept in sight until it has been made, whatever triage has decided; for whoever may read the waiting list. */
  safetyContact: OwedContactView | null;
  contactPoints: ContactPointView[];
  relationships: RelatedPersonView[];
  episodes: EpisodeView[];
  timeline: TimelineEntryView[];
}
