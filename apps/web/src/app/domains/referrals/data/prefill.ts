import type { PersonView } from '@waymark/contracts';
import type { IntakeDraft } from './intake-draft';

type PersonDraft = IntakeDraft['person'];

/**
 * What the record of somebody who returns already says. It fills only what has not been answered in this call: what she
 * says now stands above what was once written down.
 */
export function prefilled(typed: PersonDraft, view: PersonView): PersonDraft {
  return {
    givenName: view.givenName ?? typed.givenName,
    familyName: view.familyName ?? typed.familyName,
    knownAs: typed.knownAs || (view.knownAs ?? ''),
    pronouns: typed.pronouns || (view.pronouns ?? ''),
    dateOfBirth: view.dateOfBirth ? view.dateOfBirth.split('-').reverse().join('/') : typed.dateOfBirth,
    gender: typed.gender === 'not-asked' ? view.gender : typed.gender,
    language: typed.language === 'not-asked' ? view.language : typed.language,
    languageNamed: typed.languageNamed || (view.languageNamed ?? ''),
    interpreter: typed.interpreter === 'not-asked' ? view.interpreter : typed.interpreter,
  };
}

/** The record was somebody else's: what came from it goes, what was typed meanwhile stays. */
export function withoutPrefilled(now: PersonDraft, filled: PersonDraft, before: PersonDraft): PersonDraft {
  const keys = Object.keys(now) as (keyof PersonDraft)[];
  return Object.assign({}, now, ...keys.filter((key) => now[key] === filled[key]).map((key) => ({ [key]: before[key] }))) as PersonDraft;
}
