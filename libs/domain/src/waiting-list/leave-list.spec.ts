import { KNOWN_RISKS } from '../referrals/risk-known.js';
import { leavingDecision, mayLeaveList, type Leaving } from './leave-list.js';
import { LEAVE_REASONS, type LeaveReason } from './waiting-codes.js';

const enough = { counted: 3, needed: 3, partsOfDay: 2, partsOfDayNeeded: 2, counting: [], lacking: [], suffices: true };
const tooFew = { counted: 1, needed: 3, partsOfDay: 1, partsOfDayNeeded: 2, counting: [], lacking: ['attempts'], suffices: false } as const;

const leaving = (over: Partial<Leaving>): Leaving => ({
  reason: 'declined-by-person',
  note: null,
  risk: 'standard',
  isVisiblyHigh: false,
  attempts: enough,
  riskChecked: true,
  referrerTold: true,
  byManager: false,
  byHolder: false,
  takenOverById: null,
  ...over,
});

describe('leaving the waiting list', () => {
  it('needs a reason', () => {
    expect(mayLeaveList(leaving({ reason: null }))).toEqual({ ok: false, refusal: 'reason-needed' });
  });

  it.each(LEAVE_REASONS)('for the reason %s is possible once everything it asks is there', (reason) => {
    expect(mayLeaveList(leaving({ reason, note: 'agreed', takenOverById: 'worker-1' }))).toEqual({
      ok: true,
      value: reason,
    });
  });

  it('needs words when the reason is another', () => {
    expect(mayLeaveList(leaving({ reason: 'other', note: ' ' }))).toEqual({ ok: false, refusal: 'note-needed' });
  });

  it.each(['allocated', 'passed-to-other-service'] as const)('as %s needs somebody who takes over', (reason) => {
    expect(mayLeaveList(leaving({ reason }))).toEqual({ ok: false, refusal: 'taker-needed' });
  });
});

describe('closing without contact', () => {
  const unable = { reason: 'unable-to-contact' } as const;

  it.each([
    [{ attempts: tooFew }, 'too-few-attempts'],
    [{ riskChecked: false }, 'risk-check-needed'],
    [{ referrerTold: false }, 'referrer-not-told'],
  ] as const)('is refused when something is owed', (missing, refusal) => {
    expect(mayLeaveList(leaving({ ...unable, ...missing }))).toEqual({ ok: false, refusal });
  });

  it('asks no attempts of a service that cannot make any safely', () => {
    expect(mayLeaveList(leaving({ reason: 'unsafe-to-contact', attempts: tooFew })).ok).toBe(true);
  });

  it.each(KNOWN_RISKS)('with risk %s takes a manager when the risk is high or nobody knows it', (risk) => {
    const needsManager = risk === 'high' || risk === 'not-assessed';
    expect(mayLeaveList(leaving({ ...unable, risk, note: 'Her IDVA knows.' })).ok).toBe(!needsManager);
    expect(mayLeaveList(leaving({ ...unable, risk, note: 'Her IDVA knows.', byManager: true })).ok).toBe(true);
  });
});

describe('a high risk', () => {
  it.each(LEAVE_REASONS)(
    'leaves as %s by one worker’s word only with an allocation or after a death',
    (reason) => {
      const free = ['allocated', 'died'].includes(reason);
      const request = leaving({ reason, note: 'Her IDVA knows.', takenOverById: 'worker-1', isVisiblyHigh: true });
      expect(mayLeaveList(request).ok).toBe(free);
      expect(mayLeaveList({ ...request, byManager: true }).ok).toBe(true);
      const byHerHolder = { ...request, byManager: true, byHolder: true };
      expect(mayLeaveList(byHerHolder)).toEqual(free ? { ok: true, value: reason } : { ok: false, refusal: 'decision-needs-another' });
    },
  );

  it('is asked for a second look before anything is written, and not where no reason is chosen yet', () => {
    const held = { byManager: true, byHolder: true, risk: 'standard', isVisiblyHigh: true } as const;
    expect(leavingDecision({ ...held, reason: 'moved-away' })).toBe('decision-needs-another');
    expect(leavingDecision({ ...held, reason: null })).toBeNull();
    expect(leavingDecision({ ...held, isVisiblyHigh: false, reason: 'moved-away' })).toBeNull();
  });

  describe.each([{ risk: 'high' }, { risk: 'not-assessed', isVisiblyHigh: true }] as const)('known by %j', (known) => {
    const wordless = (reason: LeaveReason) => leaving({ ...known, reason, note: ' ', takenOverById: 'worker-1', byManager: true });
    const settled: readonly LeaveReason[] = ['allocated', 'duplicate', 'died'];

    it.each(LEAVE_REASONS.filter((reason) => reason !== 'other' && !settled.includes(reason)))(
      'leaves as %s only with words on what was done for safety, also by a manager’s decision',
      (reason) => {
        expect(mayLeaveList(wordless(reason))).toEqual({ ok: false, refusal: 'safety-words-needed' });
        expect(mayLeaveList({ ...wordless(reason), note: 'The refuge has her.' }).ok).toBe(true);
      },
    );

    it('leaves with an allocation without a word', () => {
      expect(mayLeaveList(wordless('allocated')).ok).toBe(true);
    });

    it.each(['duplicate', 'died'] as const)('leaves as %s without words on safety, and with how that is known', (reason) => {
      expect(mayLeaveList(wordless(reason))).toEqual({ ok: false, refusal: 'note-needed' });
      expect(mayLeaveList({ ...wordless(reason), note: 'The police told us.' }).ok).toBe(true);
    });
  });

  it('asks no words on safety where nothing shows danger', () => {
    expect(mayLeaveList(leaving({ risk: 'not-assessed' })).ok).toBe(true);
  });
});
