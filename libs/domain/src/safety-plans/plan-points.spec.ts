import { SAFELIVES_DASH_24, type DashAnswer } from '../risk/index.js';
import { answersKept, countPointStates, notAskedCount, planPoints, pointsSince, pointState } from './plan-points.js';

const said = (item: number, more: Partial<DashAnswer> = {}): DashAnswer => ({
  ...{ item, answer: 'yes', details: [], comment: null, source: 'person' },
  ...more,
});
const points = (...answers: DashAnswer[]) => planPoints({ instrument: SAFELIVES_DASH_24, answers });
const everything = points(...SAFELIVES_DASH_24.items.map(({ number }) => said(number)));

describe('what a plan is to answer', () => {
  it('is every yes and every don’t know in the order of the form, with what was said, and no no', () => {
    const found = points(
      said(15, { comment: 'twice in August', source: 'police' }),
      said(2, { answer: 'dont-know' }),
      said(3, { answer: 'no' }),
      said(4, { answer: 'not-asked' }),
    );
    expect(found.map(({ item, answer, comment, source }) => [item, answer, comment, source])).toEqual([
      [2, 'dont-know', null, 'person'],
      [15, 'yes', 'twice in August', 'police'],
    ]);
  });

  it('leaves no yes out, whether a section is about it or not', () => {
    expect(everything.map(({ item }) => item)).toEqual(SAFELIVES_DASH_24.items.map(({ number }) => number));
  });

  it('counts what nobody asked', () => {
    expect(notAskedCount({ instrument: SAFELIVES_DASH_24, answers: [said(1), said(2, { answer: 'not-asked' })] })).toBe(23);
  });

  it.each([
    ['injury', 'at-home'],
    ['very-frightened', 'emotional-support'],
    ['what-is-feared', 'emergency'],
    ['isolation', 'people-and-agencies'],
    ['low-mood-or-suicidal', 'emotional-support'],
    ['separation', 'after-leaving'],
    ['child-contact-conflict', 'children'],
    ['stalking-or-harassment', 'technology'],
    ['pregnancy-or-baby', 'health'],
    ['happening-more-often', undefined],
    ['getting-worse', undefined],
    ['control-or-jealousy', 'technology'],
    ['weapons', 'at-home'],
    ['threats-to-kill', 'emergency'],
    ['strangulation', 'emergency'],
    ['sexual-harm', 'health'],
    ['other-person-feared', 'people-and-agencies'],
    ['harmed-others', undefined],
    ['animals', 'pets'],
    ['money', 'money'],
    ['substances-or-mental-health', undefined],
    ['suicide-threats-of-harmer', undefined],
    ['broken-orders', 'legal'],
    ['criminal-history', undefined],
  ])('answers %s first of all under %s', (topic, section) => {
    expect(everything.find((point) => point.topic === topic)?.sections[0]).toBe(section);
  });

  it('answers threats to the children in their part of the plan as well', () => {
    expect(points(said(14, { details: ['person', 'children'] }))[0]?.sections).toEqual(['emergency', 'children']);
    expect(points(said(18, { details: ['children'] }))[0]?.sections).toEqual(['children']);
  });
});

describe('a point of an assessment', () => {
  it.each([
    [undefined, 'open'],
    [{ section: 'legal', notNeeded: null }, 'answered'],
    [{ section: null, notNeeded: 'She says so.' }, 'not-needed'],
  ] as const)('with %j is %s', (answer, state) => {
    expect(pointState(answer)).toBe(state);
  });
});

it('counts every point once, and what has no answer as open', () => {
  const answers = [
    { item: 13, section: 'at-home' as const, notNeeded: null },
    { item: 19, section: null, notNeeded: 'The dog is with her aunt.' },
  ];
  expect(countPointStates(everything, answers)).toEqual({ open: 22, answered: 1, 'not-needed': 1 });
});

describe('a newer assessment', () => {
  const before = points(said(2, { comment: 'at night' }), said(13), said(19));

  it('shows what is new, what is said in other words, and what is no longer said', () => {
    const now = points(said(2, { comment: 'all day' }), said(13), said(15));
    const { added, gone } = pointsSince(before, now);
    expect(added.map(({ item }) => item)).toEqual([2, 15]);
    expect(gone.map(({ item }) => item)).toEqual([19]);
  });

  it('makes a don’t know that became a yes new', () => {
    expect(pointsSince(points(said(13, { answer: 'dont-know' })), points(said(13))).added).toHaveLength(1);
  });

  it('takes over only answers to what is still said in the same words', () => {
    const answers = [2, 13, 19].map((item) => ({ item, section: 'at-home' as const, notNeeded: null }));
    const now = points(said(2, { comment: 'all day' }), said(13, { comment: '' }), said(15));
    expect(answersKept({ points: before, answers }, now)).toEqual([{ item: 13, section: 'at-home', notNeeded: null }]);
  });
});
