import { localInstant } from '../dates/local-time.js';
import { checkInDueOn, waitingAlarm, type KnownWait } from './check-in.js';
import type { WaitingPerson } from './waiting-order.js';

const daysByRisk = { 'not-assessed': 2, high: 1, medium: 14, standard: 28 };
const rule = { notAssessedDays: 1, highRiskDays: 1 };
const calendar = { holidays: new Set(['2026-12-25', '2026-12-28']) };

const waitingSince = (day: string, over: Partial<WaitingPerson & KnownWait> = {}): WaitingPerson & KnownWait => ({
  id: 'a',
  risk: 'not-assessed',
  needsSafetyContact: false,
  triggers: [],
  childrenInHousehold: false,
  vulnerable: false,
  isSpokenTo: false,
  waitingSince: localInstant(day, '17:30'),
  recordedAt: localInstant(day, '17:35'),
  ...over,
});

describe('the check-in of somebody who waits', () => {
  it.each([
    ['not-assessed', '2026-11-25'],
    ['high', '2026-11-24'],
    ['medium', '2026-12-07'],
    ['standard', '2026-12-21'],
  ] as const)('with risk %s and last looked at on 23 November is due on %s', (risk, due) => {
    expect(checkInDueOn('2026-11-23', risk, daysByRisk)).toBe(due);
  });
});

describe('the alarm of the waiting list', () => {
  it('rings for somebody unassessed after more than one working day', () => {
    expect(waitingAlarm(waitingSince('2026-11-23'), '2026-11-24', rule, calendar)).toBeNull();
    expect(waitingAlarm(waitingSince('2026-11-23'), '2026-11-25', rule, calendar)).toBe('not-assessed-too-long');
  });

  it('counts no holiday: from 24 December the second working day is 30 December', () => {
    expect(waitingAlarm(waitingSince('2026-12-24'), '2026-12-29', rule, calendar)).toBeNull();
    expect(waitingAlarm(waitingSince('2026-12-24'), '2026-12-30', rule, calendar)).toBe('not-assessed-too-long');
  });

  it.each([{ risk: 'high' as const }, { needsSafetyContact: true }])('rings for a high risk as such: %j', (over) => {
    expect(waitingAlarm(waitingSince('2026-11-23', over), '2026-11-25', rule, calendar)).toBe('high-risk-waiting');
    expect(waitingAlarm(waitingSince('2026-11-23', over), '2026-11-24', rule, calendar)).toBeNull();
  });

  it('does not ring for what was over its time before anybody here knew of it, and says so instead', () => {
    const told = (day: string) => waitingSince('2026-07-06', { risk: 'high', recordedAt: localInstant(day, '09:00') });
    expect(waitingAlarm(told('2026-11-24'), '2026-11-25', rule, calendar)).toBe('came-late');
    expect(waitingAlarm(told('2026-07-07'), '2026-11-25', rule, calendar)).toBe('high-risk-waiting');
    expect(waitingAlarm(waitingSince('2026-07-06', { recordedAt: localInstant('2026-11-24', '09:00') }), '2026-11-25', rule, calendar)).toBe('came-late');
  });

  it.each([
    ['2026-11-23', 'came-late', 'came-late'],
    ['2026-11-24', 'came-late', 'came-late'],
    ['2026-11-25', 'not-assessed-too-long', 'high-risk-waiting'],
  ])('says on %s %s of the unassessed and %s of the high in a backlog that came on 23 November: ours once we have had it as long', (today, unassessed, high) => {
    const came = { recordedAt: localInstant('2026-11-23', '09:00') };
    expect(waitingAlarm(waitingSince('2026-07-06', came), today, rule, calendar)).toBe(unassessed);
    expect(waitingAlarm(waitingSince('2026-07-06', { ...came, risk: 'high' }), today, rule, calendar)).toBe(high);
  });

  it('counts no weekend against us: a backlog that came on a Friday rings on Tuesday', () => {
    const friday = waitingSince('2026-07-06', { recordedAt: localInstant('2026-11-20', '16:00') });
    expect(['2026-11-22', '2026-11-23', '2026-11-24'].map((today) => waitingAlarm(friday, today, rule, calendar))).toEqual(['came-late', 'came-late', 'not-assessed-too-long']);
  });

  it.each(['medium', 'standard'] as const)('leaves an assessed wait of %s risk to its clocks', (risk) => {
    expect(waitingAlarm(waitingSince('2026-01-05', { risk }), '2026-11-25', rule, calendar)).toBeNull();
  });
});
