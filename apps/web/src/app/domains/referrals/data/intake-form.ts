import { applyEach, required, schema } from '@angular/forms/signals';
import {
  ADDRESS_MAX,
  AGENCY_NAME_MAX,
  CODE_WORD_MAX,
  LANGUAGE_NAME_MAX,
  NAME_MAX,
  NOTE_MAX,
  PHONE_MAX,
  PRONOUNS_MAX,
  SAFE_TIMES_MAX,
  SUMMARY_MAX,
} from '@waymark/contracts';
import { atMost } from '../../../platform/forms/at-most';
import { aPastDay, aTime } from '../../../platform/forms/days-and-times';
import { externalFinding } from './external-finding-form';
import type { IntakeDraft, RelatedDraft } from './intake-draft';

/** What has to be answered. Everything else may be learnt later: a call can end at any moment. */
export const REQUIRED_ANSWERS = 6;

/** The form's rules, with the kinds of error the API also names, so that one list of sentences serves both. */
export function intakeForm(today: () => string) {
  return schema<IntakeDraft>((path) => {
    required(path.safeContact.safeToTalk);
    required(path.person.givenName);
    required(path.person.familyName);
    required(path.source);
    required(path.receivedOn);
    required(path.childrenInHousehold);
    aTime(path.safeContact.safeUntil);
    aTime(path.receivedTime);
    aPastDay(path.person.dateOfBirth, today);
    aPastDay(path.receivedOn, today);
    applyEach(path.personsCausingHarm, related(today));
    applyEach(path.children, related(today));
    externalFinding(path.externalAssessment, today);
    limits(path);
  });
}

function related(today: () => string) {
  return schema<RelatedDraft>((path) => {
    aPastDay(path.dateOfBirth, today);
    atMost(path.givenName, NAME_MAX);
    atMost(path.familyName, NAME_MAX);
  });
}

function limits(path: Parameters<Parameters<typeof schema<IntakeDraft>>[0]>[0]): void {
  atMost(path.safeContact.phone, PHONE_MAX);
  atMost(path.safeContact.safeTimes, SAFE_TIMES_MAX);
  atMost(path.safeContact.codeWord, CODE_WORD_MAX);
  atMost(path.safeContact.address, ADDRESS_MAX);
  for (const name of [path.person.givenName, path.person.familyName, path.person.knownAs, path.referrerName]) {
    atMost(name, NAME_MAX);
  }
  atMost(path.person.pronouns, PRONOUNS_MAX);
  atMost(path.person.languageNamed, LANGUAGE_NAME_MAX);
  atMost(path.agencyName, AGENCY_NAME_MAX);
  atMost(path.referrerContact, ADDRESS_MAX);
  atMost(path.safeguardingNote, NOTE_MAX);
  atMost(path.summary, SUMMARY_MAX);
}
