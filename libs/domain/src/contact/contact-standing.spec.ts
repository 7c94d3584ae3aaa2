import type { SafetyAnswer } from './contact-codes.js';
import { contactStanding, mostCareful } from './contact-standing.js';
import { NOTHING_SAID, type SafeContact } from './safe-contact.js';

const NOW = new Date('2026-11-24T10:00:00Z');
const number = (call: SafetyAnswer, text: SafetyAnswer, changes: Partial<SafeContact> = {}): SafeContact => ({
  ...NOTHING_SAID,
  methods: { ...NOTHING_SAID.methods, call, text },
  ...changes,
});

describe('whether somebody may be reached now', () => {
  it.each([
    ['no number is known', [], 'no-way-known'],
    ['she said that a call is safe', [number('yes', 'no')], 'safe-now'],
    ['one number is unsafe and another safe', [number('no', 'no'), number('no', 'yes')], 'safe-now'],
    ['there are times to be read first', [number('yes', 'no', { timesInWords: 'after the school run' })], 'limited'],
    ['it is not one of her times', [number('yes', 'no', { times: [{ weekdays: [5], from: '10:00', to: '14:00' }] })], 'limited'],
    ['nothing was said', [number('unknown', 'unknown')], 'ask-first'],
    ['what she said is too old', [number('yes', 'yes', { validUntil: '2026-11-23' })], 'ask-first'],
    ['only an agency said that a call is safe', [number('yes', 'no', { saidBy: 'agency' })], 'ask-first'],
    ['a call is unsafe and nothing was said about texts', [number('no', 'unknown')], 'ask-first'],
    ['every way is unsafe', [number('no', 'no'), number('no', 'no')], 'do-not-contact'],
  ])('where %s', (_, contacts, standing) => {
    expect(contactStanding(contacts, NOW)).toBe(standing);
  });
});

it('takes the most careful of several answers about one person', () => {
  expect(mostCareful(['safe-now', 'ask-first'])).toBe('ask-first');
  expect(mostCareful(['limited', 'safe-now'])).toBe('limited');
  expect(mostCareful(['ask-first', 'do-not-contact'])).toBe('do-not-contact');
});
