import fc from 'fast-check';
import { addDays } from '../dates/index.js';
import { settingInForce } from '../settings/index.js';
import { remindersDue, stageOn, stageRanges, type PlannedReview } from './reminders-due.js';

const SETTINGS = settingInForce([], 'review.reminder-days', '2026-11-22');
const REVIEW: PlannedReview = { id: 'r1', subject: 'risk-assessment', dueOn: '2026-11-22', state: 'planned' };
const due = (today: string, reviews = [REVIEW], written = new Set<string>()) =>
  remindersDue(reviews, today, SETTINGS, written);

describe('reminders of a review', () => {
  it.each([
    ['2026-11-14', []],
    ['2026-11-15', ['review-soon:r1:2026-11-22']],
    ['2026-11-21', ['review-soon:r1:2026-11-22']],
    ['2026-11-22', ['review-due:r1:2026-11-22']],
    ['2026-11-23', ['review-overdue:r1:2026-11-22']],
    ['2026-11-29', ['review-overdue:r1:2026-11-22']],
    ['2026-11-30', ['review-escalated:r1:2026-11-22']],
  ])('on %s are %j', (today, keys) => {
    expect(due(today).map(({ key }) => key)).toEqual(keys);
  });

  it('are not written for a review that is done, superseded or cancelled', () => {
    for (const state of ['done', 'superseded', 'cancelled'] as const) {
      expect(due('2026-11-22', [{ ...REVIEW, state }])).toEqual([]);
    }
  });

  it('start anew when the due date moves', () => {
    const written = new Set(['review-due:r1:2026-11-22']);
    expect(due('2026-11-22', [REVIEW], written)).toEqual([]);
    expect(due('2026-11-25', [{ ...REVIEW, dueOn: '2026-11-25' }], written)).toHaveLength(1);
  });

  it('are the same however often and on whichever days the sweep ran before', () => {
    const days = fc.array(fc.integer({ min: -12, max: 20 }), { maxLength: 8 });
    fc.assert(
      fc.property(days, fc.integer({ min: -12, max: 20 }), (sweeps, last) => {
        const written = new Set<string>();
        for (const offset of [...sweeps, last].sort((a, b) => a - b)) {
          for (const { key } of due(addDays(REVIEW.dueOn, offset), [REVIEW], written)) {
            expect(written.has(key)).toBe(false);
            written.add(key);
          }
        }
        const today = addDays(REVIEW.dueOn, Math.max(last, ...sweeps));
        expect(due(today, [REVIEW], written)).toEqual([]);
        for (const { key } of due(today)) expect(written.has(key)).toBe(true);
      }),
    );
  });
});

describe('the ranges of due dates that a sweep asks for', () => {
  it('say of every day what the rule says of it', () => {
    const settings = fc.record({ soonDays: fc.integer({ min: 0, max: 30 }), escalateAfterDays: fc.integer({ min: 0, max: 30 }) });
    fc.assert(
      fc.property(settings, fc.integer({ min: -60, max: 60 }), (given, offset) => {
        const dueOn = addDays(REVIEW.dueOn, offset);
        const holding = stageRanges(REVIEW.dueOn, given)
          .filter(({ from, to }) => (from === null || dueOn >= from) && (to === null || dueOn <= to))
          .map(({ stage }) => stage);
        const stage = stageOn(dueOn, REVIEW.dueOn, given);
        expect(holding).toEqual(stage === null ? [] : [stage]);
      }),
    );
  });
});
