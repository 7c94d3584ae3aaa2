/** Three ways of not having an answer, which reports must be able to tell apart. */
export const NO_ANSWERS = ['prefer-not-to-say', 'not-asked', 'not-known'] as const;

export type NoAnswer = (typeof NO_ANSWERS)[number];

/** Sex and gender are separate optional items; ask, never infer from a name. */
export const SEXES = ['female', 'male', ...NO_ANSWERS] as const;

export type Sex = (typeof SEXES)[number];

export const GENDERS = ['woman', 'man', 'non-binary', 'other', ...NO_ANSWERS] as const;

export type Gender = (typeof GENDERS)[number];

/** The 19 groups of the Census 2021 question in Wales and England (GSS ethnicity harmonised standard). */
export const ETHNIC_GROUPS = [
  'white-british',
  'white-irish',
  'white-gypsy-traveller',
  'white-roma',
  'white-other',
  'mixed-white-black-caribbean',
  'mixed-white-black-african',
  'mixed-white-asian',
  'mixed-other',
  'asian-indian',
  'asian-pakistani',
  'asian-bangladeshi',
  'asian-chinese',
  'asian-other',
  'black-african',
  'black-caribbean',
  'black-other',
  'arab',
  'other',
  ...NO_ANSWERS,
] as const;

export type EthnicGroup = (typeof ETHNIC_GROUPS)[number];
