export const CONTACT_METHODS = ['call', 'text', 'voicemail', 'post', 'email'] as const;

export type ContactMethod = (typeof CONTACT_METHODS)[number];

export const CONTACT_KINDS = ['phone', 'address', 'email', 'place'] as const;

export type ContactKind = (typeof CONTACT_KINDS)[number];

/** Whether a method is safe. Whatever was not said to be safe is treated as unsafe. */
export const SAFETY_ANSWERS = ['yes', 'no', 'unknown'] as const;

export type SafetyAnswer = (typeof SAFETY_ANSWERS)[number];

/** Whose device or letter box it is: a number of somebody else is never kept as the person's own. */
export const CONTACT_OWNERS = ['own', 'shared', 'safe-third-person', 'professional', 'not-known'] as const;

export type ContactOwner = (typeof CONTACT_OWNERS)[number];

/** Whose word it is that a way of contact is safe. An agency's is somewhere to begin, and never hers. */
export const SAID_BY = ['person', 'agency'] as const;

export type SaidBy = (typeof SAID_BY)[number];

/** Meeting somebody, for example at court or at a drop-in, needs no line at all. */
export const ATTEMPT_METHODS = [...CONTACT_METHODS, 'in-person'] as const;

export type AttemptMethod = (typeof ATTEMPT_METHODS)[number];

export const ATTEMPT_OUTCOMES = [
  'no-answer',
  'number-unobtainable',
  'wrong-number',
  'answered-by-other',
  'message-left',
  'message-sent',
  'spoke',
  'spoke-not-safe',
  'person-got-in-touch',
] as const;

export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];
