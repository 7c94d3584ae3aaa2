/** Language of choice. Any other language is named in words beside the code. */
export const CHOSEN_LANGUAGES = ['welsh', 'english', 'bsl', 'other', 'not-asked'] as const;

export type ChosenLanguage = (typeof CHOSEN_LANGUAGES)[number];

export const INTERPRETER_NEEDS = ['needed', 'not-needed', 'not-asked'] as const;

export type InterpreterNeed = (typeof INTERPRETER_NEEDS)[number];

export interface LanguageOfChoice {
  language: ChosenLanguage;
  /** The name of the language when the code is "other". */
  named: string | null;
  interpreter: InterpreterNeed;
}
