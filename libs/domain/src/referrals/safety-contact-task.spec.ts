import { answersSafetyContact, isSpokenToSince, safetyContactAfter, safetyContactOrder, SAFETY_CONTACT_ENDS, type OwedSafetyContact, type SafetyContactEvent } from './safety-contact-task.js';

describe('a safety contact that is owed', () => {
  it.each<[SafetyContactEvent, boolean, object]>([
    ['contacted', false, { ends: 'contacted' }],
    ['contacted', true, { ends: 'contacted' }],
    ['accepted', false, { goesOn: 'on-the-list' }],
    ['accepted', true, { goesOn: 'on-the-list' }],
    ['support-agreed', false, { goesOn: 'as-it-was' }],
    ['support-agreed', true, { goesOn: 'as-it-was' }],
    ['case-closed', false, { ends: 'case-closed' }],
    ['returned', false, { goesOn: 'as-it-was' }],
    ['returned', true, { goesOn: 'as-it-was' }],
    ['declined', false, { ends: 'declined' }],
    ['declined', true, { goesOn: 'as-it-was' }],
    ['withdrawn', false, { ends: 'withdrawn' }],
    ['withdrawn', true, { ends: 'withdrawn' }],
    ['left-list', false, { ends: 'left-list' }],
    ['left-list', true, { goesOn: 'on-the-referral' }],
  ])('after "%s", with another service still to decide: %s, is as the table says', (event, isUndecidedElsewhere, fate) => {
    expect(safetyContactAfter(event, isUndecidedElsewhere)).toEqual(fate);
  });

  it('has an end of each kind', () => {
    const events: SafetyContactEvent[] = ['contacted', 'left-list', 'declined', 'withdrawn', 'case-closed'];
    const ends = events.map((event) => safetyContactAfter(event, false)).flatMap((fate) => ('ends' in fate ? [fate.ends] : []));
    expect(ends).toEqual(SAFETY_CONTACT_ENDS);
  });
});

describe('a contact that is written down later', () => {
  it.each([
    ['2026-11-23T10:00:00Z', false],
    ['2026-11-24T09:59:00Z', false],
    ['2026-11-24T10:00:00Z', true],
    ['2026-11-24T10:01:00Z', true],
  ])('made at %s answers what is owed since half a minute past ten: %s', (madeAt, answers) => {
    expect(answersSafetyContact(new Date(madeAt), new Date('2026-11-24T10:00:30Z'))).toBe(answers);
  });
});

describe('a danger that is found once more', () => {
  const known = new Date('2026-11-24T10:00:30Z');

  it('owes no contact to whoever has been spoken to since it is known', () => {
    expect(isSpokenToSince([new Date('2026-11-20T09:00:00Z'), new Date('2026-11-24T10:20:00Z')], known)).toBe(true);
  });

  it('owes one where the last contact came before it, or there was none', () => {
    expect([isSpokenToSince([new Date('2026-11-24T09:59:00Z')], known), isSpokenToSince([], known)]).toEqual([false, false]);
  });
});

describe('many safety contacts', () => {
  const owed = (id: string, changes: Partial<OwedSafetyContact> = {}): OwedSafetyContact => ({
    ...{ id, grounds: ['visible-high-risk'], isDone: false, isOfFile: false, waitingSince: new Date('2026-11-20T09:00:00Z') },
    ...changes,
  });
  const order = (...all: OwedSafetyContact[]): string[] => safetyContactOrder(all).map(({ id }) => id);

  it('stand with whoever has been spoken to last', () => {
    expect(order(owed('a', { isDone: true }), owed('b', { waitingSince: new Date('2026-11-22T09:00:00Z') }))).toEqual(['b', 'a']);
  });

  it('never hide a referral of today behind a file of July', () => {
    const file = ['a', 'b'].map((id) => owed(id, { isOfFile: true, grounds: ['recorded-high'], waitingSince: new Date('2026-07-03T09:00:00Z') }));
    const today = owed('today', { grounds: ['police-grade-signal'], waitingSince: new Date('2026-11-22T09:00:00Z') });
    expect(order(...file, today)).toEqual(['today', 'a', 'b']);
  });

  it('stand by what was found, the strongest of several counting, before how long they have waited', () => {
    const judged = owed('judged', { grounds: ['professional-judgement', 'dara-grade-signal'], waitingSince: new Date('2026-11-22T09:00:00Z') });
    expect(order(owed('police', { grounds: ['police-grade-signal'] }), owed('dash'), judged)).toEqual(['judged', 'dash', 'police']);
  });

  it('stand oldest first where the finding is the same, and keep one order', () => {
    const [older, newer] = [owed('z', { waitingSince: new Date('2026-07-03T00:00:00Z') }), owed('b')];
    expect(order(newer, older, owed('a'))).toEqual(['z', 'a', 'b']);
  });
});
