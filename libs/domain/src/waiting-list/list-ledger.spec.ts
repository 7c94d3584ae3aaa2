import fc from 'fast-check';
import { addDays } from '../dates/calendar-day.js';
import { startOfDay } from '../dates/local-time.js';
import { listBetween, medianOf, waitingOn, type ListEvent } from './list-ledger.js';
import { LEAVE_REASONS } from './waiting-codes.js';

const joined = (entryId: string, day: string): ListEvent => ({ type: 'joined', entryId, at: startOfDay(day) });
const left = (entryId: string, day: string): ListEvent => ({
  type: 'left',
  entryId,
  at: startOfDay(day),
  reason: 'allocated',
});

describe('the books of the waiting list', () => {
  const events = [
    joined('a', '2026-11-02'),
    joined('b', '2026-11-03'),
    left('a', '2026-11-04'),
    joined('c', '2026-11-04'),
  ];

  it('say for a week who was there, joined, left and why, and who waits', () => {
    expect(listBetween(events, '2026-11-03', '2026-11-09')).toEqual({
      waitingBefore: 1,
      joined: 2,
      left: 1,
      leftBy: { allocated: 1 },
      waiting: 2,
    });
  });

  it('name who waited on any day', () => {
    expect([...waitingOn(events, '2026-11-03')]).toEqual(['a', 'b']);
    expect([...waitingOn(events, '2026-11-04')]).toEqual(['b', 'c']);
    expect([...waitingOn(events, '2026-11-01')]).toEqual([]);
  });

  it('count nobody who joins twice or leaves without having been there', () => {
    const odd = [...events, joined('b', '2026-11-05'), left('nobody', '2026-11-05')];
    expect(listBetween(odd, '2026-11-05', '2026-11-05')).toMatchObject({ joined: 0, left: 0, waiting: 2 });
  });

  it('keep somebody who left and came back in the same instant', () => {
    const back = [joined('a', '2026-11-02'), left('a', '2026-11-03'), joined('a', '2026-11-03')];
    expect([...waitingOn(back, '2026-11-03')]).toEqual(['a']);
  });

  it('put an event of half past midnight in summer on the day of the wall clock', () => {
    const event: ListEvent = { type: 'joined', entryId: 'a', at: new Date('2026-07-01T23:30:00Z') };
    expect(waitingOn([event], '2026-07-01').size).toBe(0);
    expect(waitingOn([event], '2026-07-02').size).toBe(1);
  });

  const entryId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const at = fc.nat(40 * 24).map((hours) => new Date(Date.parse('2026-03-01T00:00:00Z') + hours * 3_600_000));
  const event: fc.Arbitrary<ListEvent> = fc.oneof(
    fc.record({ type: fc.constant('joined' as const), entryId, at }),
    fc.record({ type: fc.constant('left' as const), entryId, at, reason: fc.constantFrom(...LEAVE_REASONS) }),
  );

  it('add up on every day: who waits is who waited, plus who joined, less who left by reason', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (list) => {
        for (let day = '2026-02-27'; day < '2026-04-12'; day = addDays(day, 1)) {
          const books = listBetween(list, day, day);
          expect(books.waitingBefore).toBe(waitingOn(list, addDays(day, -1)).size);
          expect(books.waiting).toBe(books.waitingBefore + books.joined - books.left);
          expect(books.waiting).toBe(waitingOn(list, day).size);
          expect(Object.values(books.leftBy).reduce((sum, count) => sum + count, 0)).toBe(books.left);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the median wait', () => {
  it.each([
    [[5], 5],
    [[1, 9, 3], 3],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %f', (waits, median) => {
    expect(medianOf(waits)).toBe(median);
  });

  it('of an empty list is no number', () => {
    expect(medianOf([])).toBeNull();
  });
});
