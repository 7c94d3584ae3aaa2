import fc from 'fast-check';
import { receiveEntry, type ArrivingEntry, type EntryStamp } from './receive-entry.js';

/** As a page sends it that knows what is stored, unless a test says otherwise. */
const of = (writer: string, sequence: number, basedOn = sequence - 1): ArrivingEntry => ({ writer, sequence, basedOn });

describe('an answer that arrives', () => {
  it('is stored when it is the first or newer than what is stored, whoever wrote that', () => {
    expect(receiveEntry(null, of('a', 1))).toEqual({ ok: true, value: 'store' });
    expect(receiveEntry(of('a', 1), of('a', 2))).toEqual({ ok: true, value: 'store' });
    expect(receiveEntry(of('a', 1), of('b', 2))).toEqual({ ok: true, value: 'store' });
  });

  it('changes nothing when it is a retry of its own page, late or twice', () => {
    expect(receiveEntry(of('a', 2), of('a', 2))).toEqual({ ok: true, value: 'already-stored' });
    expect(receiveEntry(of('a', 3), of('a', 2))).toEqual({ ok: true, value: 'newer-is-stored' });
  });

  it('is refused aloud when another page changed the item meanwhile', () => {
    expect(receiveEntry(of('a', 2), of('b', 2))).toEqual({ ok: false, refusal: 'answer-changed-elsewhere' });
    expect(receiveEntry(of('a', 5), of('b', 2))).toEqual({ ok: false, refusal: 'answer-changed-elsewhere' });
  });

  it('is refused aloud however often its own page changed it without the line, when another page stored one meanwhile', () => {
    expect(receiveEntry(of('a', 1), of('b', 2, 0))).toEqual({ ok: false, refusal: 'answer-changed-elsewhere' });
    expect(receiveEntry(of('a', 3), of('b', 9, 2))).toEqual({ ok: false, refusal: 'answer-changed-elsewhere' });
    expect(receiveEntry(of('a', 3), of('b', 9, 3))).toEqual({ ok: true, value: 'store' });
  });

  it('of one page that never learnt that its first was stored is no conflict with itself', () => {
    expect(receiveEntry(of('a', 1), of('a', 2, 0))).toEqual({ ok: true, value: 'store' });
  });

  it('never overwrites another page’s answer that its own page did not know of', () => {
    const stamps = fc.record({ sequence: fc.integer({ min: 1, max: 9 }), writer: fc.constantFrom('a', 'b') });
    fc.assert(
      fc.property(stamps, stamps, fc.integer({ min: 0, max: 9 }), (stored, arriving, basedOn) => {
        const ruling = receiveEntry(stored, { ...arriving, basedOn });
        const isStored = ruling.ok && ruling.value === 'store';
        if (arriving.writer !== stored.writer && basedOn !== stored.sequence) expect(isStored).toBe(false);
      }),
    );
  });

  it('of one page ends as the newest, in whatever order and however often the answers arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (arrivals) => {
        let stored: EntryStamp | null = null;
        for (const sequence of arrivals) {
          const ruling = receiveEntry(stored, of('a', sequence));
          if (ruling.ok && ruling.value === 'store') stored = of('a', sequence);
        }
        expect(stored?.sequence).toBe(Math.max(...arrivals));
      }),
    );
  });
});
