import { changesSince, type DashAnswer } from './answers.js';
import { instrumentFaults, type Instrument, type ItemAnswer } from './instrument.js';
import { findInstrument, OWN_INSTRUMENTS, SAFELIVES_DASH_24 } from './safelives-dash-24.js';

describe('the SafeLives Dash', () => {
  it('has 24 items in the order of the form and is sound', () => {
    expect(SAFELIVES_DASH_24.items).toHaveLength(24);
    expect(instrumentFaults(SAFELIVES_DASH_24)).toEqual([]);
    const topicOf = (number: number) => SAFELIVES_DASH_24.items[number - 1]?.topic;
    expect([topicOf(1), topicOf(8), topicOf(10), topicOf(15), topicOf(24)]).toEqual([
      'injury',
      'stalking-or-harassment',
      'happening-more-often',
      'strangulation',
      'criminal-history',
    ]);
  });

  it('carries keys of labels and never a question', () => {
    for (const { topic, details } of SAFELIVES_DASH_24.items) {
      for (const key of [topic, ...details]) expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }
  });

  it('is found by code and version, so that an old assessment shows in its own', () => {
    expect(findInstrument(OWN_INSTRUMENTS, 'safelives-dash-24', 'topics-1')).toBe(SAFELIVES_DASH_24);
    expect(findInstrument(OWN_INSTRUMENTS, 'safelives-dash-24', 'topics-2')).toBeNull();
    expect(findInstrument(OWN_INSTRUMENTS, 'police-dash-27', 'topics-1')).toBeNull();
  });
});

describe('an instrument that an organisation brings', () => {
  const broken = (changes: Partial<Instrument>) => instrumentFaults({ ...SAFELIVES_DASH_24, ...changes });
  const item = (number: number, topic: string) => ({ number, topic, details: [] });

  it('is refused with gaps, repeated topics, no items or prompts about items it lacks', () => {
    expect(broken({ items: [], prompts: [] })).toEqual(['no-items']);
    expect(broken({ items: [item(1, 'a'), item(3, 'b')], prompts: [] })).toEqual(['item-numbers-broken']);
    expect(broken({ items: [item(1, 'a'), item(2, 'a')], prompts: [] })).toEqual(['topic-repeated']);
    expect(broken({ prompts: [{ prompt: 'stalking', anyOfEach: [[25]] }] })).toEqual(['prompt-names-unknown-item']);
  });
});

describe('changes since the last assessment', () => {
  const answers = (given: ItemAnswer): DashAnswer[] => [
    { item: 1, answer: given, details: [], comment: null, source: 'person' },
  ];
  const now = { instrument: SAFELIVES_DASH_24, answers: answers('yes') };

  it('name each item that was answered otherwise', () => {
    expect(changesSince({ ...now, answers: answers('no') }, now)).toEqual([{ item: 1, from: 'no', to: 'yes' }]);
    expect(changesSince(now, now)).toEqual([]);
  });

  it('are not compared across forms or versions', () => {
    const older = { instrument: { ...SAFELIVES_DASH_24, version: 'topics-0' }, answers: answers('no') };
    expect(changesSince(older, now)).toBeNull();
  });
});
