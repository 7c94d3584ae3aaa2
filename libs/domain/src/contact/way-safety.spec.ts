import { contactStanding } from './contact-standing.js';
import { mayUse, NOTHING_SAID, type SafeContact } from './safe-contact.js';
import { waySafety, waysOfContact, type WaySafety } from './way-safety.js';

/** A Tuesday, at noon in Wales. */
const NOW = new Date('2026-11-24T12:00:00Z');
const MORNINGS = [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '10:00' }];
const said = (more: Partial<SafeContact>): SafeContact => ({ ...NOTHING_SAID, verifiedOn: '2026-11-20', validUntil: '2026-12-20', ...more });
const call = (answer: 'yes' | 'no' | 'unknown') => ({ ...NOTHING_SAID.methods, call: answer });

describe('what is said of a number is said in one word, and the line above a list never says another', () => {
  it.each<[WaySafety, SafeContact, ReturnType<typeof contactStanding>]>([
    ['safe', said({ methods: call('yes') }), 'safe-now'],
    ['safe', said({ methods: call('yes'), owner: 'own', hasCodeWord: true }), 'safe-now'],
    ['at-times', said({ methods: call('yes'), timesInWords: 'after the school run' }), 'limited'],
    ['outside-times', said({ methods: call('yes'), times: MORNINGS }), 'limited'],
    ['agency-word', said({ methods: call('yes'), saidBy: 'agency' }), 'ask-first'],
    ['agency-word', said({ methods: call('yes'), saidBy: 'agency', timesInWords: 'mornings' }), 'ask-first'],
    ['out-of-date', said({ methods: call('yes'), validUntil: '2026-11-23' }), 'ask-first'],
    ['not-known', said({}), 'ask-first'],
    ['not-known', NOTHING_SAID, 'ask-first'],
    ['unsafe', said({ methods: { ...call('no'), text: 'no' } }), 'do-not-contact'],
  ])('%s', (safety, contact, standing) => {
    expect(waySafety('call', contact, NOW)).toBe(safety);
    expect(contactStanding([contact], NOW)).toBe(standing);
  });

  it('a voicemail is no safer than the call that makes the phone ring', () => {
    const voicemail = (answer: 'yes' | 'no' | 'unknown') => said({ methods: { ...call(answer), voicemail: 'yes' } });
    expect(waySafety('voicemail', voicemail('yes'), NOW)).toBe('safe');
    expect(waySafety('voicemail', voicemail('no'), NOW)).toBe('unsafe');
    expect(waySafety('voicemail', voicemail('unknown'), NOW)).toBe('not-known');
  });

  it('of a number is about ringing first, of an address about post, and of a place about nothing', () => {
    const methods = (kind: 'phone' | 'address' | 'place') => waysOfContact(kind, NOTHING_SAID, NOW).map(({ method }) => method);
    expect([methods('phone'), methods('address'), methods('place')]).toEqual([['call', 'text', 'voicemail'], ['post'], []]);
  });
});

it('somebody else’s line is told apart from one of which nobody knows whose it is', () => {
  const cautions = (owner: SafeContact['owner']) => {
    const ruling = mayUse('call', said({ methods: call('yes'), owner, sayWhoWeAre: 'yes' }), NOW);
    return ruling.ok ? ruling.value : null;
  };
  expect(cautions('own')).toEqual([]);
  expect(cautions('shared')).toEqual(['not-their-own']);
  expect(cautions('not-known')).toEqual(['owner-not-known']);
});
