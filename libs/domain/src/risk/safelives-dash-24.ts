import type { Instrument, InstrumentItem } from './instrument.js';

const WHO = ['person', 'children', 'other'] as const;

/** Topic of each item in order, with the details the form asks for. Labels of ours, not the form's questions. */
const TOPICS: readonly (readonly [topic: string, ...details: string[]])[] = [
  ['injury', 'first-injury'],
  ['very-frightened'],
  ['what-is-feared', ...WHO],
  ['isolation'],
  ['low-mood-or-suicidal'],
  ['separation'],
  ['child-contact-conflict'],
  ['stalking-or-harassment'],
  ['pregnancy-or-baby'],
  ['happening-more-often'],
  ['getting-worse'],
  ['control-or-jealousy'],
  ['weapons'],
  ['threats-to-kill', ...WHO],
  ['strangulation'],
  ['sexual-harm'],
  ['other-person-feared'],
  ['harmed-others', 'children', 'relative', 'previous-partner', 'other'],
  ['animals'],
  ['money'],
  ['substances-or-mental-health', 'drugs', 'alcohol', 'mental-health'],
  ['suicide-threats-of-harmer'],
  ['broken-orders', 'bail', 'injunction', 'child-contact'],
  ['criminal-history', 'domestic', 'sexual', 'other-violence', 'other'],
];

const ITEMS: readonly InstrumentItem[] = TOPICS.map(([topic, ...details], index) => ({
  number: index + 1,
  topic,
  details,
}));

/**
 * The SafeLives Dash with its 24 items. Its wording is SafeLives' own and is not part of this program.
 *
 * The prompts are the judgement triggers below the threshold listed by Plymouth Safeguarding Children Partnership
 * (SafeLives Dash RIC checklist page): separation with coercive control and violence together, strangulation,
 * stalking, threats to kill, the survivor's own view, rising frequency or severity, honour-based abuse.
 */
export const SAFELIVES_DASH_24: Instrument = {
  code: 'safelives-dash-24',
  version: 'topics-1',
  items: ITEMS,
  prompts: [
    { prompt: 'separation-control-violence', anyOfEach: [[6], [12], [1, 16]] },
    { prompt: 'strangulation', anyOfEach: [[15]] },
    { prompt: 'stalking', anyOfEach: [[8]] },
    { prompt: 'threats-to-kill', anyOfEach: [[14]] },
    { prompt: 'own-view', anyOfEach: [[2]] },
    { prompt: 'rising', anyOfEach: [[10, 11]] },
    // Somebody else who is feared is how the form meets families that act together.
    { prompt: 'honour-based', anyOfEach: [[17]] },
  ],
};

/** Instruments a worker of ours can complete. Others arrive from outside and stay external assessments. */
export const OWN_INSTRUMENTS: readonly Instrument[] = [SAFELIVES_DASH_24];

/** The instrument of an assessment, by code and version, so that old ones show in the version used. */
export function findInstrument(instruments: readonly Instrument[], code: string, version: string): Instrument | null {
  return instruments.find((one) => one.code === code && one.version === version) ?? null;
}
