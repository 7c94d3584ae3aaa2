import type {
  AbuseType,
  CalendarDay,
  ChosenLanguage,
  ClockKind,
  ClockUnit,
  ConsentAnswer,
  ConsentPurpose,
  ExternalAssessment,
  InterpreterNeed,
  KnownRisk,
  PauseReason,
  ReferralSource,
  ReferralState,
  RouteGround,
  SafetyAnswer,
  SafetyContactEnd,
  SettingKey,
  WithdrawalReason,
} from '@waymark/domain';
import type { RelatedPersonView } from '../people/index.js';
import type { ChildrensServicesView } from './childrens-services.js';
import type { SafeguardingDecision } from './record-referral.js';
import type { ReferrerNoticeView } from './triage-acts.js';

export interface OfferView {
  id: string;
  /** Null while triage has not chosen the service ("any"). */
  service: { id: string; name: { en: string; cy: string } } | null;
  state: ReferralState;
  reason: string | null;
  note: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
}

/** One running, paused or stopped clock as it stands at `readAt`. */
export interface ClockView {
  kind: ClockKind;
  startedAt: string;
  /** False when nobody gave a time of day, so the clock counts from the start of that day. */
  isStartTimeGiven: boolean;
  stoppedAt: string | null;
  /** Nobody waits any more, so nothing was met or missed. */
  endedAt: string | null;
  pausedFor: PauseReason | null;
  target: { amount: number; unit: ClockUnit } | null;
  /** The setting that the target is, and since when it holds: null while it is as shipped. Null where it was changed since. */
  setting: { key: SettingKey; since: CalendarDay | null } | null;
  dueAt: string | null;
}

/** A safety contact with who holds it by name, until it has come to one of its ends. */
export interface SafetyContactView {
  holder: { id: string; name: string };
  /** Her place on a list, where the call is logged once a service has accepted her; null before that. */
  entryId: string | null;
  dueAt: string;
  doneAt: string | null;
  end: SafetyContactEnd | null;
}

/** POST /api/referrals/:id/safety-contact/hold, with `If-Match`: takes it, or as a lead or manager gives it to a colleague. */
export interface HoldSafetyContact {
  holderId: string;
}

/** GET /api/referrals/:id and the answer to every act on a referral. Reading it is recorded. */
export interface ReferralView {
  id: string;
  version: number;
  reference: string;
  person: {
    id: string;
    reference: string;
    givenName: string;
    familyName: string;
    knownAs: string | null;
    language: ChosenLanguage;
    languageNamed: string | null;
    interpreter: InterpreterNeed;
  };
  /** The person causing harm and the children, as they stand on her record. */
  others: RelatedPersonView[];
  /** What makes it urgent while nobody has decided on it, and after that until she has been spoken to. */
  highSignals: RouteGround[];
  /** What a visibly high risk is owed from the moment the referral was saved; null where nothing is or was owed. */
  safetyContact: SafetyContactView | null;
  /** Whoever reads this holds her, or has held her on this working day: what ends or makes less of danger is another's decision. */
  isHeldByReader: boolean;
  /** 1 for a first referral, 2 and more for a person who returns. */
  episode: number;
  risk: KnownRisk;
  needsContactVerifying: boolean;
  source: ReferralSource;
  agencyName: string | null;
  referrerName: string | null;
  /** How the referrer is reached is on record; it is covered until asked for. */
  hasReferrerContact: boolean;
  receivedOn: CalendarDay;
  receivedTime: string | null;
  recordedAt: string;
  recordedBy: string | null;
  safeToTalk: SafetyAnswer;
  safeUntil: string | null;
  abuseTypes: AbuseType[];
  childrenInHousehold: SafetyAnswer;
  safeguarding: SafeguardingDecision | null;
  safeguardingNote: string | null;
  /** What was decided since about children's services, newest first. */
  childrensServices: ChildrensServicesView[];
  externalAssessment: ExternalAssessment | null;
  externallyAssessedOn: CalendarDay | null;
  consents: { purpose: ConsentPurpose; answer: ConsentAnswer }[];
  /** It came as a row of an agency's file; GET /api/referrals/:id/as-sent shows what was written there. */
  cameInFile: boolean;
  summary: string | null;
  offers: OfferView[];
  clocks: ClockView[];
  /** What the referrer's record was told, oldest first. */
  notices: ReferrerNoticeView[];
  readAt: string;
  withdrawal: { reason: WithdrawalReason; note: string | null; at: string; by: string } | null;
}

/** GET /api/referrals?state=&cursor=: what a list line shows, newest first below what stands above for its signals. */
export interface ReferralListItem {
  id: string;
  reference: string;
  person: { id: string; reference: string; givenName: string; familyName: string };
  source: ReferralSource;
  agencyName: string | null;
  receivedOn: CalendarDay;
  receivedTime: string | null;
  risk: KnownRisk;
  states: ReferralState[];
  childrenInHousehold: SafetyAnswer;
  isWithdrawn: boolean;
  /** What makes it urgent while nobody has decided on it; such referrals stand above all others. */
  highSignals: RouteGround[];
}

export interface Page<Item> {
  items: Item[];
  /** Opaque; null on the last page. */
  next: string | null;
}

/** POST /api/referrals/:id/withdraw, with `If-Match`. */
export interface WithdrawReferral {
  reason: WithdrawalReason;
  note: string | null;
}

/** How the referrer of a referral is reached, as it was written down. */
export interface RevealedReferrerContactView {
  value: string;
}
