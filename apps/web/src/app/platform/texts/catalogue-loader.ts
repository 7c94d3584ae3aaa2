import { Service } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** Each language is a file of its own from our own address, fetched once and kept. */
@Service()
export class CatalogueLoader implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    const catalogue = language === 'cy' ? await import('../../../i18n/cy.json') : await import('../../../i18n/en.json');
    return catalogue.default;
  }
}
