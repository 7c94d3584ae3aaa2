import { Service } from '@angular/core';
import type { TranspileParams, TranslocoTranspiler } from '@jsverse/transloco';
import { IntlMessageFormat } from 'intl-messageformat';

/**
 * ICU messages, interpreted and never compiled to code: the content policy forbids `eval`. Welsh counts in six forms
 * (zero, one, two, few, many, other), which the platform's plural rules know.
 */
@Service()
export class IcuTranspiler implements TranslocoTranspiler {
  private locale = 'en-GB';
  private parsed = new Map<string, IntlMessageFormat>();

  onLangChanged(language: string): void {
    this.locale = language === 'cy' ? 'cy' : 'en-GB';
    this.parsed = new Map();
  }

  transpile({ value, params, key }: TranspileParams): unknown {
    if (typeof value !== 'string') return value;
    return this.message(key, value).format(params ?? {});
  }

  private message(key: string, text: string): IntlMessageFormat {
    const known = this.parsed.get(key);
    if (known) return known;
    const message = new IntlMessageFormat(text, this.locale, undefined, { ignoreTag: true });
    this.parsed.set(key, message);
    return message;
  }
}
