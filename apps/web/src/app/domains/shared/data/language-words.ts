import { inject, Service } from '@angular/core';
import type { ChosenLanguage, InterpreterNeed } from '@waymark/domain';
import { Texts } from '../../../platform/texts/texts';

export interface SpokenLanguage {
  language: ChosenLanguage;
  languageNamed: string | null;
  interpreter: InterpreterNeed;
}

/** The language somebody wants to be spoken to in. One that nobody has asked about is said as such: a duty still open, not English. */
@Service()
export class LanguageWords {
  private readonly texts = inject(Texts);

  of({ language, languageNamed, interpreter }: SpokenLanguage): string {
    const name = language === 'other' && languageNamed ? languageNamed : this.texts.code('language', language);
    const spoken = this.texts.get('record.language', { name });
    return interpreter === 'needed' ? `${spoken}, ${this.texts.code('interpreter', interpreter)}` : spoken;
  }
}
