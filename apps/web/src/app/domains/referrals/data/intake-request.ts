import type { RecordCall, RelatedPerson } from '@waymark/contracts';
import { readDay, readTime } from '../../../platform/texts/read-day';
import { typedFinding } from './external-finding-form';
import type { Intake, RelatedDraft } from './intake-draft';

const orNull = (text: string): string | null => text.trim() || null;

/** The answers as the API takes them. Only a form without errors is sent, so what must be there is there. */
export function intakeRequest({ draft, known, isSomebodyElse }: Intake, today: string): RecordCall {
  return {
    ...draft,
    safeContact: safeContactOf(draft.safeContact),
    person: {
      ...draft.person,
      personId: known?.id ?? null,
      givenName: draft.person.givenName.trim(),
      familyName: draft.person.familyName.trim(),
      knownAs: orNull(draft.person.knownAs),
      pronouns: orNull(draft.person.pronouns),
      dateOfBirth: readDay(draft.person.dateOfBirth, today),
      languageNamed: draft.person.language === 'other' ? orNull(draft.person.languageNamed) : null,
    },
    source: draft.source || 'not-given',
    agencyName: orNull(draft.agencyName),
    referrerName: orNull(draft.referrerName),
    referrerContact: orNull(draft.referrerContact),
    receivedOn: readDay(draft.receivedOn, today) ?? today,
    receivedTime: readTime(draft.receivedTime),
    abuseTypes: [...draft.abuseTypes],
    personsCausingHarm: draft.personsCausingHarm.map((one) => relatedOf(one, today)),
    children: draft.children.map((one) => relatedOf(one, today)),
    childrenInHousehold: draft.childrenInHousehold || 'unknown',
    safeguarding: draft.safeguarding || null,
    safeguardingNote: orNull(draft.safeguardingNote),
    summary: orNull(draft.summary),
    serviceIds: [...draft.serviceIds],
    externalAssessment: externalOf(draft.externalAssessment, today),
    riskHolderId: draft.judgedHigh ? draft.riskHolderId || null : null,
    isSomebodyElse,
  };
}

/** Only what belongs to the form that was chosen: an answer to a question that is asked no more says nothing. */
function externalOf(typed: Intake['draft']['externalAssessment'], today: string): RecordCall['externalAssessment'] {
  const { instrument } = typed;
  if (instrument === '') return null;
  const { score, grade } = typedFinding(instrument, typed);
  return { instrument, score, grade, assessedOn: readDay(typed.assessedOn, today) };
}

function safeContactOf(typed: Intake['draft']['safeContact']): RecordCall['safeContact'] {
  return {
    ...typed,
    safeToTalk: typed.safeToTalk || 'unknown',
    safeUntil: readTime(typed.safeUntil),
    phone: orNull(typed.phone),
    safeTimes: orNull(typed.safeTimes),
    codeWord: orNull(typed.codeWord),
    address: orNull(typed.address),
  };
}

function relatedOf(typed: RelatedDraft, today: string): RelatedPerson {
  return {
    givenName: orNull(typed.givenName),
    familyName: orNull(typed.familyName),
    dateOfBirth: readDay(typed.dateOfBirth, today),
    relationship: typed.relationship,
    livesWith: typed.livesWith,
  };
}
