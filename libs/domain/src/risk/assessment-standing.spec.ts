import { settingInForce } from '../settings/index.js';
import { outOfDateReasons, type AssessmentInForce } from './assessment-standing.js';

const MADE: AssessmentInForce = { finishedOn: '2026-09-01', level: 'high', complete: true };
const reasons = (today: string, made = MADE, events: Parameters<typeof outOfDateReasons>[1] = []) =>
  outOfDateReasons(made, events, settingInForce([], 'review.cadence-days', today), today);

describe('an assessment', () => {
  it('speaks for its cadence and is out of date the day after', () => {
    expect(reasons('2026-09-29')).toEqual([]);
    expect(reasons('2026-09-30')).toEqual(['cadence-passed']);
    expect(reasons('2026-09-30', { ...MADE, level: 'standard' })).toEqual([]);
  });

  it('is out of date after a new incident or after leaving (South Tyneside)', () => {
    for (const trigger of ['new-incident', 'left', 'plans-to-leave'] as const) {
      expect(reasons('2026-09-10', MADE, [{ trigger, happenedOn: '2026-09-09' }])).toEqual(['changed-since']);
    }
  });

  it('is not made old by what it may have known, by what lies ahead, or by what changes no danger', () => {
    expect(reasons('2026-09-10', MADE, [{ trigger: 'new-incident', happenedOn: '2026-09-01' }])).toEqual([]);
    expect(reasons('2026-09-10', MADE, [{ trigger: 'release', happenedOn: '2026-09-20' }])).toEqual([]);
    expect(reasons('2026-09-10', MADE, [{ trigger: 'new-phone', happenedOn: '2026-09-05' }])).toEqual([]);
  });

  it('that was broken off never counts as settled', () => {
    expect(reasons('2026-09-02', { ...MADE, complete: false })).toEqual(['was-incomplete']);
  });
});
