import { inject, Service } from '@angular/core';
import { LISTED_LANGUAGES } from '@waymark/domain';
import { Texts } from '../../../platform/texts/texts';

/** The name of a language that a worker speaks: of the list in the reader's words, any other as it was written. */
@Service()
export class SpokenWords {
  private readonly texts = inject(Texts);

  of(language: string): string {
    return (LISTED_LANGUAGES as readonly string[]).includes(language) ? this.texts.code('language', language) : language;
  }
}
