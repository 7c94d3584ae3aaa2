import { allowed, refused, type Ruling } from '../ruling.js';

/** Four separate agreements. One never stands for another, and none is the gate to making a record. */
export const CONSENT_PURPOSES = ['support', 'data-protection', 'sharing', 'research'] as const;

export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/**
 * There is no "not applicable": acting without consent rests on a lawful basis, which is recorded as such and
 * must not look like an answer of the person.
 */
export const CONSENT_ANSWERS = ['not-asked', 'given', 'refused', 'withdrawn'] as const;

export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number];

export type Consents = Readonly<Record<ConsentPurpose, ConsentAnswer>>;

export const NO_CONSENT_ASKED: Consents = {
  support: 'not-asked',
  'data-protection': 'not-asked',
  sharing: 'not-asked',
  research: 'not-asked',
};

const CONSENT_STEPS: Readonly<Record<ConsentAnswer, readonly ConsentAnswer[]>> = {
  'not-asked': ['given', 'refused'],
  given: ['withdrawn'],
  refused: ['given'],
  withdrawn: ['given'],
};

/** An answer once given can change but never turn back into "not asked". */
export function changeConsent(
  consents: Consents,
  purpose: ConsentPurpose,
  answer: ConsentAnswer,
): Ruling<Consents, 'consent-change-impossible'> {
  if (!CONSENT_STEPS[consents[purpose]].includes(answer)) return refused('consent-change-impossible');
  return allowed({ ...consents, [purpose]: answer });
}
