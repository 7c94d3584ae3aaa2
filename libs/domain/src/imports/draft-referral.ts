import type { SafetyAnswer } from '../contact/index.js';
import type { CalendarDay } from '../dates/index.js';
import type { EthnicGroup, Gender } from '../people/index.js';
import type {
  AbuseType,
  ConsentAnswer,
  ExternalAssessment,
  LanguageOfChoice,
  ReferralSource,
  Relationship,
  RequestedService,
} from '../referrals/index.js';
import type { ImportField } from './import-fields.js';

/** A value that means something else to us than its letters say, beside those letters. */
export interface Interpretation {
  field: ImportField;
  column: string;
  raw: string;
  read: string;
}

/** Text that fills no field of ours. It stays on the referral under the agency's own heading. */
export interface UnmappedValue {
  /** The field it was meant for; `null` for a column that fills none. */
  field: ImportField | null;
  column: string;
  raw: string;
}

export interface DraftPerson {
  forename: string | null;
  surname: string | null;
  knownAs: string | null;
  dateOfBirth: CalendarDay | null;
  gender: Gender;
  ethnicity: EthnicGroup;
  language: LanguageOfChoice;
}

/** A number that belongs to somebody else, with the agency's words for whose it is. */
export interface ThirdPersonPhone {
  number: string;
  whose: string;
}

export interface DraftContact {
  phone: string | null;
  thirdPersonPhone: ThirdPersonPhone | null;
  /** Unknown is treated as no by every rule about safe contact. */
  mayCall: SafetyAnswer;
  mayText: SafetyAnswer;
  mayLeaveMessage: SafetyAnswer;
  safeTimes: string | null;
  address: string | null;
  postcode: string | null;
  addressKnownToHarmer: SafetyAnswer;
}

export interface DraftHarmer {
  forename: string | null;
  surname: string | null;
  dateOfBirth: CalendarDay | null;
  relationship: Relationship;
  livingTogether: SafetyAnswer;
}

export interface DraftChild {
  forename: string;
  surname: string | null;
  dateOfBirth: CalendarDay | null;
}

/** "Many" is kept as it was written, since no number was given. */
export interface StatedCallOuts {
  count: number | null;
  asWritten: string | null;
}

/** Agreement to being referred: what the referrer asked, which is none of our own four consents. */
export type ReferralConsent = ConsentAnswer | 'not-known';

export interface DraftReferral {
  reference: string | null;
  receivedOn: CalendarDay | null;
  receivedTime: string | null;
  source: ReferralSource;
  agency: string | null;
  referrerName: string | null;
  referrerContact: string | null;
  person: DraftPerson;
  contact: DraftContact;
  referralConsent: ReferralConsent;
  personIsAware: SafetyAnswer;
  externalAssessment: ExternalAssessment | null;
  policeCallOuts: StatedCallOuts;
  abuseTypes: AbuseType[];
  harmer: DraftHarmer | null;
  children: DraftChild[];
  summary: string | null;
  services: RequestedService[];
  interpretations: Interpretation[];
  unmapped: UnmappedValue[];
}

/** A draft in which nothing is left that only a person can settle. */
export interface ReadyReferral extends DraftReferral {
  receivedOn: CalendarDay;
  person: DraftPerson & { forename: string; surname: string };
}
