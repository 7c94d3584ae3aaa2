import { validate, type SchemaPathTree } from '@angular/forms/signals';
import { LANGUAGE_NAME_MAX, SPOKEN_LANGUAGES_MAX } from '@waymark/contracts';
import { LISTED_LANGUAGES, spokenLanguages } from '@waymark/domain';
import { tooLong } from '../../../platform/forms/at-most';

export interface SpokenDraft {
  listed: readonly string[];
  /** Separated by commas. */
  others: string;
}

export function spokenDraft(speaks: readonly string[]): SpokenDraft {
  const isListed = (language: string): boolean => (LISTED_LANGUAGES as readonly string[]).includes(language);
  return { listed: speaks.filter(isListed), others: speaks.filter((language) => !isListed(language)).join(', ') };
}

export function spokenOf({ listed, others }: SpokenDraft): string[] {
  return spokenLanguages(listed, others);
}

/** No name longer than one may be, and no more of them than allocation compares with. */
export function spokenRules(path: SchemaPathTree<SpokenDraft>): void {
  validate(path.others, ({ value }) => {
    const spoken = spokenLanguages([], value());
    const longest = spoken.reduce((length, language) => Math.max(length, language.length), 0);
    if (spoken.length > SPOKEN_LANGUAGES_MAX - LISTED_LANGUAGES.length) return { kind: 'too-many' };
    return tooLong('x'.repeat(longest), LANGUAGE_NAME_MAX);
  });
}
