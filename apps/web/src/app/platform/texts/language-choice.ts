import { DOCUMENT, inject, Service } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Language } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

const KEPT_AS = 'waymark.language';

/** Which language the screen speaks. A switch needs no reload, so nothing that was typed is lost. */
@Service()
export class LanguageChoice {
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private chosenHere = false;

  /** Before anybody has signed in: what this device used last. */
  start(): Promise<void> {
    return this.show(localStorage.getItem(KEPT_AS) === 'cy' ? 'cy' : 'en');
  }

  async choose(language: Language): Promise<void> {
    this.chosenHere = true;
    await this.show(language);
  }

  /** The worker's own choice, unless she has just pressed the switch on the way in. Gives the one that is shown. */
  async follow(language: Language): Promise<Language> {
    if (!this.chosenHere) await this.show(language);
    return this.transloco.getActiveLang() === 'cy' ? 'cy' : 'en';
  }

  /** Fetched ahead of need, so that the first switch is as quick as the second. */
  async readAhead(): Promise<void> {
    await Promise.all([this.load('en'), this.load('cy')]);
  }

  private async show(language: Language): Promise<void> {
    await this.load(language);
    this.transloco.setActiveLang(language);
    this.document.documentElement.lang = language;
    localStorage.setItem(KEPT_AS, language);
  }

  private load(language: Language): Promise<unknown> {
    return firstValueFrom(this.transloco.load(language));
  }
}
