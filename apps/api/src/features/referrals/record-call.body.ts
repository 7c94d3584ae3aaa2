import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsUUID, ValidateNested } from 'class-validator';
import {
  ADDRESS_MAX,
  AGENCY_NAME_MAX,
  CHILDREN_MAX,
  CODE_WORD_MAX,
  LANGUAGE_NAME_MAX,
  NAME_MAX,
  NOTE_MAX,
  PERSONS_CAUSING_HARM_MAX,
  PHONE_MAX,
  PRONOUNS_MAX,
  SAFEGUARDING_DECISIONS,
  SAFE_TIMES_MAX,
  SUMMARY_MAX,
  type ExternalFindingSaid,
  type RecordCall,
  type ReferredPerson,
  type RelatedPerson,
  type SafeContactAnswers,
  type SafeguardingDecision,
} from '@waymark/contracts';
import {
  ABUSE_TYPES,
  CHOSEN_LANGUAGES,
  CONSENT_ANSWERS,
  CONTACT_OWNERS,
  EXTERNAL_INSTRUMENTS,
  GENDERS,
  INTERPRETER_NEEDS,
  REFERRAL_SOURCES,
  RELATIONSHIPS,
  RISK_LEVELS,
  SAFETY_ANSWERS,
  type AbuseType,
  type ChosenLanguage,
  type ConsentAnswer,
  type ContactOwner,
  type ExternalInstrument,
  type Gender,
  type InterpreterNeed,
  type ReferralSource,
  type Relationship,
  type RiskLevel,
  type SafetyAnswer,
} from '@waymark/domain';
import { IsCalendarDay, IsText, IsTimeOfDay, Nested, OrNull } from '../../platform/validation.js';

class SafeContactBody implements SafeContactAnswers {
  @IsIn(SAFETY_ANSWERS) safeToTalk!: SafetyAnswer;
  @OrNull() @IsTimeOfDay() safeUntil!: string | null;
  @OrNull() @IsText(PHONE_MAX) phone!: string | null;
  @IsIn(CONTACT_OWNERS) phoneOwner!: ContactOwner;
  @IsIn(SAFETY_ANSWERS) call!: SafetyAnswer;
  @IsIn(SAFETY_ANSWERS) text!: SafetyAnswer;
  @IsIn(SAFETY_ANSWERS) voicemail!: SafetyAnswer;
  @OrNull() @IsText(SAFE_TIMES_MAX) safeTimes!: string | null;
  @OrNull() @IsText(CODE_WORD_MAX) codeWord!: string | null;
  @OrNull() @IsText(ADDRESS_MAX) address!: string | null;
  @IsIn(SAFETY_ANSWERS) post!: SafetyAnswer;
  @IsIn(SAFETY_ANSWERS) addressKnownToPersonCausingHarm!: SafetyAnswer;
}

class ReferredPersonBody implements ReferredPerson {
  @OrNull() @IsUUID() personId!: string | null;
  @IsText(NAME_MAX) givenName!: string;
  @IsText(NAME_MAX) familyName!: string;
  @OrNull() @IsText(NAME_MAX) knownAs!: string | null;
  @OrNull() @IsText(PRONOUNS_MAX) pronouns!: string | null;
  @OrNull() @IsCalendarDay() dateOfBirth!: string | null;
  @IsIn(GENDERS) gender!: Gender;
  @IsIn(CHOSEN_LANGUAGES) language!: ChosenLanguage;
  @OrNull() @IsText(LANGUAGE_NAME_MAX) languageNamed!: string | null;
  @IsIn(INTERPRETER_NEEDS) interpreter!: InterpreterNeed;
}

class RelatedPersonBody implements RelatedPerson {
  @OrNull() @IsText(NAME_MAX) givenName!: string | null;
  @OrNull() @IsText(NAME_MAX) familyName!: string | null;
  @OrNull() @IsCalendarDay() dateOfBirth!: string | null;
  @IsIn(RELATIONSHIPS) relationship!: Relationship;
  @IsIn(SAFETY_ANSWERS) livesWith!: SafetyAnswer;
}

class ConsentsBody {
  @IsIn(CONSENT_ANSWERS) support!: ConsentAnswer;
  @IsIn(CONSENT_ANSWERS) dataProtection!: ConsentAnswer;
  @IsIn(CONSENT_ANSWERS) sharing!: ConsentAnswer;
  @IsIn(CONSENT_ANSWERS) research!: ConsentAnswer;
}

class ExternalFindingBody implements ExternalFindingSaid {
  @IsIn(EXTERNAL_INSTRUMENTS) instrument!: ExternalInstrument;
  @OrNull() @IsInt() score!: number | null;
  @OrNull() @IsIn(RISK_LEVELS) grade!: RiskLevel | null;
  @OrNull() @IsCalendarDay() assessedOn!: string | null;
}

/** Shape only; what follows from the answers is decided by the rules. */
export class RecordCallBody implements RecordCall {
  @Nested(() => SafeContactBody) safeContact!: SafeContactBody;
  @Nested(() => ReferredPersonBody) person!: ReferredPersonBody;
  @IsIn(REFERRAL_SOURCES) source!: ReferralSource;
  @OrNull() @IsText(AGENCY_NAME_MAX) agencyName!: string | null;
  @OrNull() @IsText(NAME_MAX) referrerName!: string | null;
  @OrNull() @IsText(ADDRESS_MAX) referrerContact!: string | null;
  @IsCalendarDay() receivedOn!: string;
  @OrNull() @IsTimeOfDay() receivedTime!: string | null;
  @IsIn(ABUSE_TYPES, { each: true }) @ArrayUnique() @IsArray() abuseTypes!: AbuseType[];

  @Type(() => RelatedPersonBody)
  @ValidateNested({ each: true })
  @ArrayMaxSize(PERSONS_CAUSING_HARM_MAX, { context: { limit: PERSONS_CAUSING_HARM_MAX } })
  @IsArray()
  personsCausingHarm!: RelatedPersonBody[];

  @Type(() => RelatedPersonBody)
  @ValidateNested({ each: true })
  @ArrayMaxSize(CHILDREN_MAX, { context: { limit: CHILDREN_MAX } })
  @IsArray()
  children!: RelatedPersonBody[];

  @IsIn(SAFETY_ANSWERS) childrenInHousehold!: SafetyAnswer;
  @OrNull() @IsIn(SAFEGUARDING_DECISIONS) safeguarding!: SafeguardingDecision | null;
  @OrNull() @IsText(NOTE_MAX) safeguardingNote!: string | null;
  @Nested(() => ConsentsBody) consents!: ConsentsBody;
  @OrNull() @IsText(SUMMARY_MAX) summary!: string | null;
  @IsUUID(undefined, { each: true }) @ArrayUnique() @ArrayMaxSize(20) @IsArray() serviceIds!: string[];
  @IsBoolean() judgedHigh!: boolean;
  @OrNull() @Nested(() => ExternalFindingBody) externalAssessment!: ExternalFindingBody | null;
  @OrNull() @IsUUID() riskHolderId!: string | null;
  @IsBoolean() isSomebodyElse!: boolean;
}
