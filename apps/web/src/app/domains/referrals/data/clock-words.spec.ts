import { TestBed } from '@angular/core/testing';
import type { ClockView } from '@waymark/contracts';
import { realTexts, speak } from '../../../../test-texts';
import { ClockWords, type Standing } from './clock-words';

const clock = (more: Partial<ClockView>): ClockView => ({
  kind: 'first-attempt',
  startedAt: '2026-11-20T10:00:00Z',
  isStartTimeGiven: true,
  stoppedAt: null,
  endedAt: null,
  pausedFor: null,
  target: { amount: 24, unit: 'hours' },
  setting: { key: 'target.first-attempt.self', since: null },
  dueAt: '2026-11-21T10:00:00Z',
  ...more,
});

describe('a clock', () => {
  const face = (more: Partial<ClockView>, readAt: string, standing: Partial<Standing> = {}) =>
    TestBed.inject(ClockWords).faces([clock(more)], readAt, standing)[0]!;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [realTexts()] });
    await speak('en');
  });

  it.each([
    ['2026-11-20T12:00:00Z', 'running', '22 hours to go'],
    ['2026-11-21T05:00:00Z', 'soon', '5 hours to go'],
    ['2026-11-21T11:30:00Z', 'overdue', '1 hour overdue'],
    ['2026-11-25T10:00:00Z', 'overdue', '4 calendar days overdue'],
  ])('read at %s is %s: %s', (readAt, tone, state) => {
    expect(face({}, readAt)).toMatchObject({ tone, state });
  });

  it('that was met late says so for ever', () => {
    expect(face({ stoppedAt: '2026-11-21T12:00:00Z' }, '2026-12-01T10:00:00Z')).toMatchObject({
      tone: 'met-late',
      state: 'Met late, 21 Nov 2026, 12:00',
    });
  });

  it('of a referral that was withdrawn says so, and is no missed target', () => {
    const readAt = '2026-12-01T10:00:00Z';
    const ended = { endedAt: '2026-11-20T11:00:00Z' };
    expect(face(ended, readAt, { isWithdrawn: true })).toMatchObject({ tone: 'paused', state: 'Stopped: withdrawn' });
    expect(face(ended, readAt)).toMatchObject({ state: 'Ended without being met' });
    expect(face({ stoppedAt: '2026-11-20T10:30:00Z' }, readAt, { isWithdrawn: true }).state).toBe('Met 20 Nov 2026, 10:30');
  });

  it('that began on a day without a time says that it counts from the start of that day', () => {
    expect(face({ isStartTimeGiven: false }, '2026-11-20T12:00:00Z').detail).toContain('no time was given');
  });

  it('says by which setting it runs and since when that holds, where nobody has changed it since', () => {
    const key = 'target.first-attempt.self' as const;
    const says = (setting: ClockView['setting']) => TestBed.inject(ClockWords).origins([clock({ setting })]);
    expect(says({ key, since: '2026-01-12' })).toEqual([
      'First attempt: 24 hours, because this is a self-referral. Setting “First attempt, self-referrals”, in force since 12 January 2026.',
    ]);
    expect(says({ key, since: null })[0]).toContain('as Waymark comes');
    expect(says(null)[0]).toContain('It has been changed since.');
  });

  it('of a contact that is owed at once says so, and never how much time there is; once it is late it says how late', () => {
    const owed = { isContactOwed: true };
    expect(face({}, '2026-11-20T12:00:00Z', owed)).toMatchObject({ state: 'Owed now', share: null });
    expect(face({ kind: 'first-contact' }, '2026-11-20T12:00:00Z', owed).detail).toContain('by 21 Nov 2026');
    expect(face({}, '2026-11-21T11:30:00Z', owed).state).toBe('1 hour overdue');
    expect(face({ kind: 'assessment' }, '2026-11-20T12:00:00Z', owed).state).toBe('22 hours to go');
  });

  it('stands in the order in which clocks are to be met', () => {
    const clocks = [clock({ kind: 'assessment' }), clock({ kind: 'first-attempt' })];
    const faces = TestBed.inject(ClockWords).faces(clocks, '2026-11-20T12:00:00Z');
    expect(faces.map(({ label }) => label)).toEqual(['First attempt', 'Assessment']);
  });
});
