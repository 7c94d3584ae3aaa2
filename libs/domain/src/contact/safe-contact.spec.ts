import { localInstant } from '../dates/local-time.js';
import { CONTACT_METHODS } from './contact-codes.js';
import {
  hasSafeRoute,
  isSafeTimeWellFormed,
  maySendAutomatically,
  mayUse,
  NOTHING_SAID,
  type SafeContact,
} from './safe-contact.js';

const monday = localInstant('2026-11-23', '10:00');
const allSafe: SafeContact = {
  ...NOTHING_SAID,
  owner: 'own',
  methods: { call: 'yes', text: 'yes', voicemail: 'yes', post: 'yes', email: 'yes' },
  sayWhoWeAre: 'yes',
  withheldNumber: 'yes',
};
const methods = (over: Partial<SafeContact['methods']>) => ({ ...allSafe.methods, ...over });

describe('a way of reaching somebody', () => {
  it.each(CONTACT_METHODS)('by %s is refused when nobody said that it is safe', (method) => {
    expect(mayUse(method, NOTHING_SAID, monday)).toEqual({ ok: false, refusal: 'not-said-to-be-safe' });
  });

  it.each(CONTACT_METHODS)('by %s is refused when it was said to be unsafe', (method) => {
    expect(mayUse(method, { ...allSafe, methods: methods({ [method]: 'no' }) }, monday)).toEqual({
      ok: false,
      refusal: 'marked-unsafe',
    });
  });

  it.each(CONTACT_METHODS)('by %s is open when it was said to be safe', (method) => {
    expect(mayUse(method, allSafe, monday)).toEqual({ ok: true, value: [] });
  });

  it.each(CONTACT_METHODS)('by %s is safe through its last day and no longer', (method) => {
    expect(mayUse(method, { ...allSafe, validUntil: '2026-11-23' }, monday).ok).toBe(true);
    expect(mayUse(method, { ...allSafe, validUntil: '2026-11-22' }, monday)).toEqual({
      ok: false,
      refusal: 'safety-out-of-date',
    });
  });

  it('leaves no voicemail where a call is not safe', () => {
    expect(mayUse('voicemail', { ...allSafe, methods: methods({ call: 'unknown' }) }, monday)).toEqual({
      ok: false,
      refusal: 'call-not-safe',
    });
  });
});

describe('safe times', () => {
  const weekdayMornings: SafeContact = {
    ...allSafe,
    times: [{ weekdays: [1, 2, 3, 4, 5], from: '09:30', to: '12:00' }],
  };

  it.each([
    ['2026-11-23', '09:29', false],
    ['2026-11-23', '09:30', true],
    ['2026-11-23', '11:59', true],
    ['2026-11-23', '12:00', false],
    ['2026-11-22', '10:00', false],
    ['2026-07-01', '09:30', true],
  ])('on weekday mornings: %s at %s is safe: %s', (day, time, safe) => {
    expect(mayUse('call', weekdayMornings, localInstant(day, time)).ok).toBe(safe);
  });

  it('hold for whatever rings or lights up, not for post', () => {
    const night = localInstant('2026-11-22', '23:00');
    expect(mayUse('text', weekdayMornings, night)).toEqual({ ok: false, refusal: 'outside-safe-times' });
    expect(mayUse('email', weekdayMornings, night)).toEqual({ ok: false, refusal: 'outside-safe-times' });
    expect(mayUse('post', weekdayMornings, night).ok).toBe(true);
  });

  it('that name no time mean never', () => {
    expect(mayUse('call', { ...allSafe, times: [] }, monday).ok).toBe(false);
  });

  it.each([
    [{ weekdays: [1], from: '09:00', to: '24:00' }, true],
    [{ weekdays: [], from: '09:00', to: '10:00' }, false],
    [{ weekdays: [0], from: '09:00', to: '10:00' }, false],
    [{ weekdays: [8], from: '09:00', to: '10:00' }, false],
    [{ weekdays: [1], from: '22:00', to: '06:00' }, false],
    [{ weekdays: [1], from: '9:00', to: '10:00' }, false],
  ])('%j is well formed: %s', (time, wellFormed) => {
    expect(isSafeTimeWellFormed(time)).toBe(wellFormed);
  });
});

describe('what to mind when using it', () => {
  it('is everything, where only the method was said to be safe', () => {
    const bare: SafeContact = {
      ...NOTHING_SAID,
      methods: methods({}),
      withheldNumber: 'no',
      hasCodeWord: true,
      timesInWords: 'after the school run',
    };
    expect(mayUse('call', bare, monday)).toEqual({
      ok: true,
      value: ['read-safe-times', 'do-not-say-who-we-are', 'show-our-number', 'use-code-word', 'owner-not-known'],
    });
  });

  it('names the service only where that was agreed', () => {
    expect(mayUse('voicemail', { ...allSafe, sayWhoWeAre: 'unknown' }, monday)).toEqual({
      ok: true,
      value: ['do-not-say-who-we-are'],
    });
  });
});

describe('an automatic message', () => {
  it('goes out only on a current yes', () => {
    expect(maySendAutomatically('text', allSafe, monday).ok).toBe(true);
    expect(maySendAutomatically('text', NOTHING_SAID, monday)).toEqual({ ok: false, refusal: 'not-said-to-be-safe' });
  });

  it("is left to a person where the times are in words or the phone is somebody else's", () => {
    const refusal = { ok: false, refusal: 'needs-a-person' };
    expect(maySendAutomatically('text', { ...allSafe, timesInWords: 'not evenings' }, monday)).toEqual(refusal);
    expect(maySendAutomatically('text', { ...allSafe, owner: 'safe-third-person' }, monday)).toEqual(refusal);
  });
});

describe('a safe route', () => {
  it('is missing until one method is said to be safe and still valid', () => {
    const one = { ...NOTHING_SAID, methods: { ...NOTHING_SAID.methods, email: 'yes' as const } };
    expect(hasSafeRoute([], '2026-11-23')).toBe(false);
    expect(hasSafeRoute([NOTHING_SAID], '2026-11-23')).toBe(false);
    expect(hasSafeRoute([NOTHING_SAID, one], '2026-11-23')).toBe(true);
    expect(hasSafeRoute([{ ...one, validUntil: '2026-11-22' }], '2026-11-23')).toBe(false);
  });
});
