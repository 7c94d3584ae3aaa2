import type { PersonMatchView, SafeguardingDecision } from '@waymark/contracts';
import type {
  AbuseType,
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

export interface RelatedDraft {
  givenName: string;
  familyName: string;
  dateOfBirth: string;
  relationship: Relationship;
  livesWith: SafetyAnswer;
}

/** The form as it is typed: the shape of the request, with an empty text for what has not been answered. */
export interface IntakeDraft {
  safeContact: {
    safeToTalk: SafetyAnswer | '';
    safeUntil: string;
    phone: string;
    phoneOwner: ContactOwner;
    call: SafetyAnswer;
    text: SafetyAnswer;
    voicemail: SafetyAnswer;
    safeTimes: string;
    codeWord: string;
    address: string;
    post: SafetyAnswer;
    addressKnownToPersonCausingHarm: SafetyAnswer;
  };
  person: {
    givenName: string;
    familyName: string;
    knownAs: string;
    pronouns: string;
    dateOfBirth: string;
    gender: Gender;
    language: ChosenLanguage;
    languageNamed: string;
    interpreter: InterpreterNeed;
  };
  source: ReferralSource | '';
  agencyName: string;
  referrerName: string;
  referrerContact: string;
  receivedOn: string;
  receivedTime: string;
  abuseTypes: readonly AbuseType[];
  personsCausingHarm: RelatedDraft[];
  childrenInHousehold: SafetyAnswer | '';
  children: RelatedDraft[];
  safeguarding: SafeguardingDecision | '';
  safeguardingNote: string;
  consents: { support: ConsentAnswer; dataProtection: ConsentAnswer; sharing: ConsentAnswer; research: ConsentAnswer };
  summary: string;
  serviceIds: readonly string[];
  judgedHigh: boolean;
  /** Without an instrument nothing was found by anybody else. */
  externalAssessment: { instrument: ExternalInstrument | ''; score: string; grade: RiskLevel | ''; assessedOn: string };
  /** Empty: whoever records the referral. */
  riskHolderId: string;
}

export interface Intake {
  draft: IntakeDraft;
  /** The record chosen among the likely matches. */
  known: PersonMatchView | null;
  /** None of those whom it is likely to be. */
  isSomebodyElse: boolean;
}

/** Nobody is asked to un-say something: every list starts at its "not known" or "not asked". */
export function emptyDraft(today: string, time: string): IntakeDraft {
  return {
    safeContact: {
      safeToTalk: '',
      safeUntil: '',
      phone: '',
      phoneOwner: 'not-known',
      call: 'unknown',
      text: 'unknown',
      voicemail: 'unknown',
      safeTimes: '',
      codeWord: '',
      address: '',
      post: 'unknown',
      addressKnownToPersonCausingHarm: 'unknown',
    },
    person: {
      givenName: '',
      familyName: '',
      knownAs: '',
      pronouns: '',
      dateOfBirth: '',
      gender: 'not-asked',
      language: 'not-asked',
      languageNamed: '',
      interpreter: 'not-asked',
    },
    source: '',
    agencyName: '',
    referrerName: '',
    referrerContact: '',
    receivedOn: today,
    receivedTime: time,
    abuseTypes: [],
    personsCausingHarm: [],
    childrenInHousehold: '',
    children: [],
    safeguarding: '',
    safeguardingNote: '',
    consents: { support: 'not-asked', dataProtection: 'not-asked', sharing: 'not-asked', research: 'not-asked' },
    summary: '',
    serviceIds: [],
    judgedHigh: false,
    externalAssessment: { instrument: '', score: '', grade: '', assessedOn: '' },
    riskHolderId: '',
  };
}

export function emptyRelated(relationship: Relationship): RelatedDraft {
  return { givenName: '', familyName: '', dateOfBirth: '', relationship, livesWith: 'unknown' };
}
