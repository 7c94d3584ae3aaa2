import type {
  AbuseType,
  CalendarDay,
  ChosenLanguage,
  ConsentAnswer,
  ContactOwner,
  ExternalInstrument,
  Gender,
  InterpreterNeed,
  ReferralSource,
  Relationship,
  RiskLevel,
  SafetyAnswer,
} from '@waymark/domain';

export const SUMMARY_MAX = 10_000;
export const AGENCY_NAME_MAX = 120;
export const NOTE_MAX = 1_000;
export const PERSONS_CAUSING_HARM_MAX = 10;
export const CHILDREN_MAX = 20;

/** Asked first on every call: is it safe to talk, until when, and how may we reach you again. */
export interface SafeContactAnswers {
  safeToTalk: SafetyAnswer;
  /** Local time, `HH:mm`. */
  safeUntil: string | null;
  phone: string | null;
  phoneOwner: ContactOwner;
  call: SafetyAnswer;
  text: SafetyAnswer;
  voicemail: SafetyAnswer;
  safeTimes: string | null;
  codeWord: string | null;
  address: string | null;
  post: SafetyAnswer;
  addressKnownToPersonCausingHarm: SafetyAnswer;
}

export interface ReferredPerson {
  /** The record chosen among the likely matches; null makes a new person. */
  personId: string | null;
  givenName: string;
  familyName: string;
  knownAs: string | null;
  pronouns: string | null;
  dateOfBirth: CalendarDay | null;
  gender: Gender;
  language: ChosenLanguage;
  languageNamed: string | null;
  interpreter: InterpreterNeed;
}

export interface RelatedPerson {
  givenName: string | null;
  familyName: string | null;
  dateOfBirth: CalendarDay | null;
  relationship: Relationship;
  livesWith: SafetyAnswer;
}

export const SAFEGUARDING_DECISIONS = ['referred', 'already-open', 'not-needed', 'to-be-decided'] as const;
export type SafeguardingDecision = (typeof SAFEGUARDING_DECISIONS)[number];

/** What another agency found, kept as the result it is: it never becomes one of ours. */
export interface ExternalFindingSaid {
  instrument: ExternalInstrument;
  score: number | null;
  grade: RiskLevel | null;
  assessedOn: CalendarDay | null;
}

/** Every field is there; what was not said is null or its "not" code. */
export interface RecordReferral {
  safeContact: SafeContactAnswers;
  person: ReferredPerson;
  source: ReferralSource;
  agencyName: string | null;
  referrerName: string | null;
  referrerContact: string | null;
  receivedOn: CalendarDay;
  /** Local time, `HH:mm`; null is shown as not given and counts from the start of the day. */
  receivedTime: string | null;
  abuseTypes: AbuseType[];
  personsCausingHarm: RelatedPerson[];
  children: RelatedPerson[];
  childrenInHousehold: SafetyAnswer;
  safeguarding: SafeguardingDecision | null;
  safeguardingNote: string | null;
  consents: {
    support: ConsentAnswer;
    dataProtection: ConsentAnswer;
    sharing: ConsentAnswer;
    research: ConsentAnswer;
  };
  summary: string | null;
  /** Empty means "any": triage chooses. */
  serviceIds: string[];
  /** Whoever takes the call may hear danger that no form can count: then a safety contact is owed at once. */
  judgedHigh: boolean;
  externalAssessment: ExternalFindingSaid | null;
  /** Who holds that safety contact; null: whoever records the referral. Only a lead or manager names a colleague. */
  riskHolderId: string | null;
}

/** POST /api/referrals, with `Idempotency-Key`. */
export interface RecordCall extends RecordReferral {
  /** The worker has seen whoever it is likely to be and says that it is none of them, which is on record. */
  isSomebodyElse: boolean;
}
