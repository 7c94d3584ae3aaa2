/** What a checklist may answer. "Not asked" is ours: the form has no such box, and a gap must not look like a no. */
export const ITEM_ANSWERS = ['yes', 'no', 'dont-know', 'not-asked'] as const;
export type ItemAnswer = (typeof ITEM_ANSWERS)[number];

/** Concerns that demand a recorded decision whatever the count says. */
export const RISK_PROMPTS = [
  'separation-control-violence',
  'strangulation',
  'stalking',
  'threats-to-kill',
  'own-view',
  'rising',
  'honour-based',
] as const;
export type RiskPrompt = (typeof RISK_PROMPTS)[number];

export interface InstrumentItem {
  number: number;
  /** Key of our own topic label. The official wording comes from the organisation's wording pack. */
  topic: string;
  /** Keys of what the form asks beside the box, such as who was threatened. */
  details: readonly string[];
}

/** A prompt is raised when every group has at least one yes among its items. */
export interface PromptRule {
  prompt: RiskPrompt;
  anyOfEach: readonly (readonly number[])[];
}

/**
 * A checklist as data. The version is part of every assessment made with it, and an assessment shows for ever in
 * its own version, because item 10 of one form is not item 10 of another.
 */
export interface Instrument {
  code: string;
  version: string;
  items: readonly InstrumentItem[];
  prompts: readonly PromptRule[];
}

export type InstrumentFault = 'no-items' | 'item-numbers-broken' | 'topic-repeated' | 'prompt-names-unknown-item';

/** What is wrong with an instrument before an organisation may use it; nothing means that it is sound. */
export function instrumentFaults(instrument: Instrument): InstrumentFault[] {
  const { items, prompts } = instrument;
  const topics = new Set(items.map(({ topic }) => topic));
  const named = prompts.flatMap(({ anyOfEach }) => anyOfEach.flat());
  const faults: InstrumentFault[] = [];
  if (items.length === 0) faults.push('no-items');
  if (items.some(({ number }, index) => number !== index + 1)) faults.push('item-numbers-broken');
  if (topics.size !== items.length) faults.push('topic-repeated');
  if (named.some((number) => !hasItem(instrument, number))) faults.push('prompt-names-unknown-item');
  return faults;
}

export function hasItem(instrument: Instrument, number: number): boolean {
  return instrument.items.some((item) => item.number === number);
}
