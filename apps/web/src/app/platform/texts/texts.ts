import { inject, Service } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Language } from '@waymark/contracts';

export type TextParams = Record<string, string | number>;

/** Words for code that computes them. Reads the language as a signal, so whatever is computed from it follows a switch. */
@Service()
export class Texts {
  private readonly transloco = inject(TranslocoService);

  language(): Language {
    return this.transloco.activeLang() === 'cy' ? 'cy' : 'en';
  }

  get(key: string, params: TextParams = {}): string {
    this.transloco.activeLang();
    return this.transloco.translate(key, params);
  }

  has(key: string): boolean {
    return key in this.transloco.getTranslation(this.transloco.activeLang());
  }

  /** The word for one code of a list, such as `code('risk', 'not-assessed')`. */
  code(list: string, code: string): string {
    return this.get(`code.${list}.${code}`);
  }

  number(amount: number): string {
    return new Intl.NumberFormat(this.language() === 'cy' ? 'cy-GB' : 'en-GB', { maximumFractionDigits: 1 }).format(amount);
  }

  /** A name that an organisation keeps in both languages. */
  named(name: { en: string; cy: string }): string {
    return name[this.language()];
  }
}
