import { localInstant } from '../dates/local-time.js';
import { endPause, pauseAt, startPause, type Pause } from './pauses.js';

const morning = localInstant('2026-11-23', '09:00');
const noon = localInstant('2026-11-23', '12:00');
const evening = localInstant('2026-11-23', '18:00');
const open: Pause = { reason: 'unsafe-to-contact', from: noon, to: null };
const over: Pause = { ...open, to: evening };

describe('pausing a wait', () => {
  it('keeps reason and beginning', () => {
    expect(startPause([], 'unsafe-to-contact', noon, false)).toEqual({ ok: true, value: [open] });
  });

  it('is refused while a pause is open', () => {
    expect(startPause([open], 'person-asked-later', evening, false)).toEqual({ ok: false, refusal: 'already-paused' });
  });

  it.each([
    ['awaiting-information', false],
    ['person-asked-later', true],
    ['unsafe-to-contact', true],
  ] as const)('of a high risk for the reason %s is possible: %s', (reason, possible) => {
    expect(startPause([], reason, noon, true).ok).toBe(possible);
    expect(startPause([], reason, noon, false).ok).toBe(true);
  });

  it('is possible again once the last pause is over', () => {
    expect(startPause([over], 'person-asked-later', evening, false).ok).toBe(true);
  });

  it('ends once, and not before it began', () => {
    expect(endPause([open], evening)).toEqual({ ok: true, value: [over] });
    expect(endPause([over], evening)).toEqual({ ok: false, refusal: 'not-paused' });
    expect(endPause([open], morning)).toEqual({ ok: false, refusal: 'ends-before-it-began' });
  });

  it('leaves earlier pauses in the record', () => {
    const ruling = startPause([over], 'person-asked-later', evening, false);
    expect(ruling.ok && ruling.value).toHaveLength(2);
  });

  it('shows the pause in which an instant falls', () => {
    expect(pauseAt([over], morning)).toBeNull();
    expect(pauseAt([over], noon)).toBe(over);
    expect(pauseAt([over], evening)).toBeNull();
    expect(pauseAt([open], evening)).toBe(open);
  });
});
