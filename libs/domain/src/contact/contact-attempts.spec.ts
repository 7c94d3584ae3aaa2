import { allowed, refused } from '../ruling.js';
import { localInstant } from '../dates/local-time.js';
import { ATTEMPT_OUTCOMES } from './contact-codes.js';
import {
  afterUnsafeUse,
  attemptsTowardsClosing,
  contactClockStops,
  isSuccessfulContact,
  judgeAttempt,
  mustVerifyMethodAgain,
  type ContactAttempt,
} from './contact-attempts.js';

const attempt = (day: string, time: string, over: Partial<ContactAttempt> = {}): ContactAttempt => ({
  at: localInstant(day, time),
  method: 'call',
  outcome: 'no-answer',
  methodWasSafe: true,
  ...over,
});

describe('writing an attempt down', () => {
  const unsafe = refused('marked-unsafe');

  it('is refused by a way that is not safe while it can still be left undone', () => {
    expect(judgeAttempt(unsafe, false)).toEqual({ ok: false, refusal: 'marked-unsafe' });
  });

  it('keeps what has happened by such a way as what it was', () => {
    expect(judgeAttempt(unsafe, true)).toEqual(allowed({ methodWasSafe: false }));
  });

  it.each([true, false])('takes a safe way for safe, happened or not (%s)', (hasHappened) => {
    expect(judgeAttempt(allowed([]), hasHappened)).toEqual(allowed({ methodWasSafe: true }));
  });

  it('relies on no yes after an unsafe use, and forgets no refusal', () => {
    expect((['yes', 'no', 'unknown'] as const).map(afterUnsafeUse)).toEqual(['unknown', 'no', 'unknown']);
  });
});

describe('the first two clocks', () => {
  const failed = attempt('2026-11-23', '10:00');
  const spoke = attempt('2026-11-24', '10:00', { outcome: 'spoke' });

  it('tell a failed attempt from contact', () => {
    expect(contactClockStops([failed])).toEqual({ 'first-attempt': failed.at, 'first-contact': null });
    expect(contactClockStops([spoke, failed])).toEqual({ 'first-attempt': failed.at, 'first-contact': spoke.at });
  });

  it('both stop when the first call succeeds', () => {
    expect(contactClockStops([spoke])).toEqual({ 'first-attempt': spoke.at, 'first-contact': spoke.at });
  });

  it('are not stopped by an attempt that should not have been made', () => {
    expect(contactClockStops([{ ...failed, methodWasSafe: false }])).toEqual({
      'first-attempt': null,
      'first-contact': null,
    });
  });

  it.each(ATTEMPT_OUTCOMES)('"%s" is contact only when the person could talk', (outcome) => {
    const isContact = outcome === 'spoke' || outcome === 'person-got-in-touch';
    expect(isSuccessfulContact({ ...failed, outcome })).toBe(isContact);
  });
});

describe('after an attempt', () => {
  it.each(ATTEMPT_OUTCOMES)(
    'that ended as "%s" the method is verified again if somebody else may have noticed',
    (outcome) => {
      const shaken = ['wrong-number', 'answered-by-other', 'spoke-not-safe'].includes(outcome);
      expect(mustVerifyMethodAgain(outcome)).toBe(shaken);
    },
  );
});

describe('attempts before closing', () => {
  const rule = { attempts: 3, partsOfDay: 2 };
  const three = [attempt('2026-11-23', '10:00'), attempt('2026-11-24', '15:00'), attempt('2026-11-26', '18:30')];

  it('suffice on three days at different times', () => {
    expect(attemptsTowardsClosing(three, rule)).toMatchObject({
      counted: 3,
      needed: 3,
      partsOfDay: 3,
      lacking: [],
      suffices: true,
      partsOfDayNeeded: 2,
      counting: [{ method: 'call', partOfDay: 'morning' }, { partOfDay: 'afternoon' }, { partOfDay: 'evening' }],
    });
  });

  it('count once a day, however often it rang', () => {
    const oneDay = [attempt('2026-11-23', '09:00'), attempt('2026-11-23', '13:00'), attempt('2026-11-23', '19:00')];
    expect(attemptsTowardsClosing(oneDay, rule)).toMatchObject({ counted: 1, lacking: ['attempts'], suffices: false });
  });

  it('must not all fall at the same time of day', () => {
    const mornings = ['2026-11-23', '2026-11-24', '2026-11-25'].map((day) => attempt(day, '09:30'));
    expect(attemptsTowardsClosing(mornings, rule)).toMatchObject({ counted: 3, lacking: ['different-times'] });
  });

  it('count only by a method marked safe', () => {
    const unsafe = three.map((one) => ({ ...one, methodWasSafe: false }));
    expect(attemptsTowardsClosing(unsafe, rule).counted).toBe(0);
  });

  it.each(['wrong-number', 'number-unobtainable'] as const)('do not count when it was a %s', (outcome) => {
    expect(attemptsTowardsClosing([...three.slice(0, 2), { ...three[2]!, outcome }], rule).counted).toBe(2);
  });

  it('begin afresh after the person was reached', () => {
    const reached = attempt('2026-11-25', '11:00', { outcome: 'spoke' });
    expect(attemptsTowardsClosing([...three, reached], rule).counted).toBe(1);
  });

  it('are more where the organisation asks more, as for high risk', () => {
    expect(attemptsTowardsClosing(three, { ...rule, attempts: 5 })).toMatchObject({
      counted: 3,
      needed: 5,
      suffices: false,
    });
  });
});
