import { settingInForce } from '../settings/index.js';
import { ABUSE_EVENTS, isMaracRepeat, maracFlagUntil, type AbuseEvent, type MaracReferral } from './marac-repeat.js';

const RULE = settingInForce([], 'marac.repeat', '2026-11-22');
const REFERRAL: MaracReferral = { referredOn: '2026-03-10', personId: 'p', harmerIds: ['a', 'b'] };
const event = (changes: Partial<AbuseEvent> = {}): AbuseEvent => ({
  happenedOn: '2026-08-01',
  personId: 'p',
  harmerId: 'a',
  kind: 'violence',
  ...changes,
});
const repeat = (one: AbuseEvent, referrals = [REFERRAL], settings = RULE) => isMaracRepeat(one, referrals, settings);

describe('a repeat for the conference (SafeLives, definition of a repeat Marac)', () => {
  it('is abuse of the same person by the same person within twelve months of the last referral', () => {
    expect(repeat(event())).toBe(true);
    expect(repeat(event({ harmerId: 'b' }))).toBe(true);
  });

  it('includes the day exactly twelve months on and excludes the day after', () => {
    expect(maracFlagUntil('2026-03-10', RULE)).toBe('2027-03-10');
    expect(repeat(event({ happenedOn: '2027-03-10' }))).toBe(true);
    expect(repeat(event({ happenedOn: '2027-03-11' }))).toBe(false);
  });

  it('ends on 28 February for a referral of a leap day', () => {
    expect(maracFlagUntil('2028-02-29', RULE)).toBe('2029-02-28');
  });

  it('is a new case when another person causes the harm, or another person suffers it', () => {
    expect(repeat(event({ harmerId: 'c' }))).toBe(false);
    expect(repeat(event({ personId: 'q' }))).toBe(false);
  });

  it('counts from the last referral, so each repeat referral starts the twelve months anew', () => {
    const again: MaracReferral = { ...REFERRAL, referredOn: '2027-02-01' };
    expect(repeat(event({ happenedOn: '2028-01-31' }), [again, REFERRAL])).toBe(true);
    expect(repeat(event({ happenedOn: '2028-02-02' }), [again, REFERRAL])).toBe(false);
  });

  it('is no repeat of a referral that came only later', () => {
    expect(repeat(event({ happenedOn: '2026-03-09' }))).toBe(false);
    expect(repeat(event(), [])).toBe(false);
  });

  it('under the later definition needs no crime: any abuse counts', () => {
    for (const kind of ABUSE_EVENTS) expect(repeat(event({ kind }))).toBe(true);
  });

  it('under the earlier definition needs behaviour that would be criminal if reported', () => {
    const earlier = { incident: 'criminal-behaviour', months: 12 } as const;
    const counted = ABUSE_EVENTS.filter((kind) => repeat(event({ kind }), [REFERRAL], earlier));
    expect(counted).toEqual(['violence', 'threats', 'property-damage', 'stalking-pattern', 'sexual-abuse']);
  });
});
