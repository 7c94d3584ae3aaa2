import { isDevMode, makeEnvironmentProviders, Service, type EnvironmentProviders } from '@angular/core';
import {
  provideTransloco,
  provideTranslocoTranspiler,
  provideTranslocoMissingHandler,
  type TranslocoMissingHandler,
} from '@jsverse/transloco';
import { CatalogueLoader } from './catalogue-loader';
import { IcuTranspiler } from './icu-transpiler';

/** A key without words is a defect of ours: it is said aloud, never replaced by the other language. */
@Service()
class LoudMissingHandler implements TranslocoMissingHandler {
  handle(key: string): string {
    console.error(`No words for "${key}"`);
    return key;
  }
}

export function provideTexts(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideTransloco({
      config: {
        availableLangs: ['en', 'cy'],
        defaultLang: 'en',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
        missingHandler: { allowEmpty: false },
      },
      loader: CatalogueLoader,
    }),
    provideTranslocoTranspiler(IcuTranspiler),
    provideTranslocoMissingHandler(LoudMissingHandler),
  ]);
}

