import type { EnvironmentProviders } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LanguageChoice } from './app/platform/texts/language-choice';
import { provideTexts } from './app/platform/texts/provide-texts';
import type { Language } from '@waymark/contracts';

/** The real catalogues: a test reads what a worker reads. */
export const realTexts = (): EnvironmentProviders => provideTexts();

/** Resolves once the words of a language are there. */
export function speak(language: Language): Promise<void> {
  return TestBed.inject(LanguageChoice).choose(language);
}
