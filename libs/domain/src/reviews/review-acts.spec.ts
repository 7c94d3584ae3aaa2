import { REVIEW_STATES, type PlannedReview } from './reminders-due.js';
import { canMoveReview, completeReview, putOffReview, REVIEW_STEPS, type ReviewDone } from './review-acts.js';

const REVIEW: PlannedReview = { id: 'r1', subject: 'safety-plan', dueOn: '2026-11-22', state: 'planned' };
const DONE: ReviewDone = { danger: null, doneOn: '2026-11-22', words: 'locks changed, plan holds', nextDueOn: '2026-12-20', latestNextOn: '2026-12-20' };

describe('the life of a review', () => {
  it('goes from planned to exactly one end and no further', () => {
    const moves = REVIEW_STATES.flatMap((from) =>
      REVIEW_STATES.filter((to) => canMoveReview(from, to)).map((to) => `${from} > ${to}`),
    );
    expect(moves).toEqual(['planned > done', 'planned > superseded', 'planned > cancelled']);
    expect(REVIEW_STATES.filter((state) => REVIEW_STEPS[state].length === 0)).toEqual([
      'done',
      'superseded',
      'cancelled',
    ]);
  });
});

describe('completing a review', () => {
  it('needs words and always sets the next one', () => {
    expect(completeReview(REVIEW, DONE)).toEqual({
      ok: true,
      value: { review: { ...REVIEW, state: 'done' }, nextDueOn: '2026-12-20' },
    });
    expect(completeReview(REVIEW, { ...DONE, words: '' })).toEqual({ ok: false, refusal: 'review-words-missing' });
    expect(completeReview(REVIEW, { ...DONE, nextDueOn: '2026-11-22' })).toEqual({
      ok: false,
      refusal: 'next-review-not-later',
    });
  });

  it('never sets the next one later than the cadence allows', () => {
    expect(completeReview(REVIEW, { ...DONE, nextDueOn: '2026-12-21' })).toEqual({ ok: false, refusal: 'review-too-late' });
  });

  it('of a risk says whether the danger is as it was or greater', () => {
    const risk: PlannedReview = { ...REVIEW, subject: 'risk-assessment' };
    expect(completeReview(risk, DONE)).toEqual({ ok: false, refusal: 'review-danger-missing' });
    expect(completeReview(risk, { ...DONE, danger: 'same' }).ok).toBe(true);
  });

  it('that finds the danger greater has the next one due on the same day, and no later one', () => {
    const greater = { ...DONE, danger: 'greater' as const };
    const risk: PlannedReview = { ...REVIEW, subject: 'risk-assessment' };
    expect(completeReview(risk, { ...greater, nextDueOn: DONE.doneOn })).toMatchObject({ ok: true, value: { nextDueOn: DONE.doneOn } });
    expect(completeReview(risk, greater)).toEqual({ ok: false, refusal: 'review-too-late' });
  });

  it('happens once', () => {
    expect(completeReview({ ...REVIEW, state: 'done' }, DONE)).toEqual({ ok: false, refusal: 'review-not-planned' });
  });
});

describe('putting a review off', () => {
  const WINDOW = { today: '2026-11-20', latest: '2026-12-20' };

  it('needs a reason and stays within the cadence', () => {
    expect(putOffReview(REVIEW, '2026-11-29', 'she is in hospital', WINDOW)).toMatchObject({
      ok: true,
      value: { dueOn: '2026-11-29' },
    });
    expect(putOffReview(REVIEW, '2026-11-29', ' ', WINDOW)).toEqual({
      ok: false,
      refusal: 'put-off-reason-missing',
    });
    expect(putOffReview(REVIEW, '2026-12-21', 'busy', WINDOW)).toEqual({ ok: false, refusal: 'put-off-too-far' });
    expect(putOffReview(REVIEW, '2026-11-22', 'busy', WINDOW)).toEqual({ ok: false, refusal: 'put-off-not-later' });
    const overdue = { today: '2026-12-01', latest: '2026-12-20' };
    expect(putOffReview(REVIEW, '2026-11-29', 'busy', overdue)).toEqual({ ok: false, refusal: 'put-off-not-later' });
    expect(putOffReview({ ...REVIEW, state: 'cancelled' }, '2026-11-29', 'x', WINDOW)).toMatchObject({
      ok: false,
    });
  });
});
