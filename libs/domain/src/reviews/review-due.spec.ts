import { settingInForce } from '../settings/index.js';
import { reassessmentDueOn, reviewDueOn } from './review-due.js';
import { broughtForward, REVIEW_TRIGGERS, triggerDueOn } from './review-triggers.js';

const CADENCE = settingInForce([], 'review.cadence-days', '2026-11-22');
const DELAYS = settingInForce([], 'review.trigger-days', '2026-11-22');

describe('the next review', () => {
  it.each([
    ['high', '2026-12-20'],
    ['medium', '2027-01-17'],
    ['standard', '2027-02-14'],
  ] as const)('of %s risk follows the cadence of the organisation', (level, dueOn) => {
    expect(reviewDueOn(level, '2026-11-22', CADENCE)).toBe(dueOn);
  });

  it('of somebody not assessed is never later than of somebody at high risk', () => {
    const late = { ...CADENCE, 'not-assessed': 56 };
    for (const cadence of [CADENCE, late]) {
      expect(reviewDueOn('not-assessed', '2026-11-22', cadence)).toBe('2026-12-20');
    }
  });
});

describe('a trigger', () => {
  const event = (trigger: (typeof REVIEW_TRIGGERS)[number], happenedOn: string) => ({ trigger, happenedOn });
  const wanted = (trigger: (typeof REVIEW_TRIGGERS)[number], happenedOn: string) =>
    triggerDueOn(event(trigger, happenedOn), DELAYS, '2026-11-22');

  it('of danger, such as a new incident or leaving, asks for a review the next day', () => {
    expect(wanted('new-incident', '2026-11-22')).toBe('2026-11-23');
    expect(wanted('left', '2026-11-21')).toBe('2026-11-22');
  });

  it('of another kind asks within a week', () => {
    expect(wanted('new-phone', '2026-11-22')).toBe('2026-11-29');
  });

  it('that lies ahead, such as a release, asks for a review by that day', () => {
    expect(wanted('release', '2026-11-30')).toBe('2026-11-30');
  });

  it('brings a review forward and never puts one off', () => {
    for (const trigger of REVIEW_TRIGGERS) {
      const moved = broughtForward('2026-11-24', event(trigger, '2026-11-22'), DELAYS, '2026-11-22');
      expect(moved <= '2026-11-24').toBe(true);
    }
    expect(broughtForward('2026-12-20', event('left', '2026-11-22'), DELAYS, '2026-11-22')).toBe(
      '2026-11-23',
    );
  });
});

describe('the next look at an assessment', () => {
  it('follows the cadence when every item was asked', () => {
    expect(reassessmentDueOn({ level: 'medium', complete: true }, '2026-11-22', CADENCE, DELAYS)).toBe('2027-01-17');
  });

  it('is the next day when asking had to stop, whatever the level', () => {
    expect(reassessmentDueOn({ level: 'standard', complete: false }, '2026-11-22', CADENCE, DELAYS)).toBe('2026-11-23');
  });
});
