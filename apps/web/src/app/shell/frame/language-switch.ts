import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LANGUAGES, type Language } from '@waymark/contracts';
import { Notices } from '../../platform/notices';
import { Session } from '../../platform/session/session';
import { LanguageChoice } from '../../platform/texts/language-choice';
import { Texts } from '../../platform/texts/texts';

/** Both languages by their own names, so that the switch can be found by somebody who reads only one of them. */
@Component({
  selector: 'app-language-switch',
  imports: [TranslocoPipe],
  template: `
    <div role="group" [attr.aria-label]="'frame.language' | transloco">
      @for (language of languages; track language) {
        <button
          type="button"
          [lang]="language"
          [attr.aria-pressed]="language === texts.language()"
          (click)="choose(language)"
        >
          {{ names[language] }}
        </button>
      }
    </div>
  `,
  styleUrl: './language-switch.css',
})
export class LanguageSwitch {
  private readonly choice = inject(LanguageChoice);
  private readonly session = inject(Session);
  private readonly notices = inject(Notices);
  protected readonly texts = inject(Texts);
  protected readonly languages = [...LANGUAGES].sort();
  protected readonly names: Readonly<Record<Language, string>> = { cy: 'Cymraeg', en: 'English' };

  protected async choose(language: Language): Promise<void> {
    await this.choice.choose(language);
    try {
      await this.session.saveLanguage(language);
    } catch {
      // The page already speaks the language asked for; only the memory of it for next time failed, and that is said.
      this.notices.say(this.texts.get('frame.language-not-kept'));
    }
  }
}
