import { RIGHTS } from '../access/index.js';
import {
  acceptReferral,
  declineReferral,
  receiveInformation,
  REFERRAL_ACTS,
  returnReferral,
  withdrawReferral,
  type Declining,
  type ReferralSoFar,
} from './referral-acts.js';
import { DECLINE_REASONS, WITHDRAWAL_REASONS } from './referral-reasons.js';
import { REFERRAL_STATES } from './referral-states.js';

const queued: ReferralSoFar = { state: 'recorded', route: { to: 'waiting-list', pinned: true }, hasCase: false };
const high: ReferralSoFar = { ...queued, route: { to: 'safety-contact', grounds: ['visible-high-risk'] } };
const noReason = { reason: null, note: null, byManager: false, byHolder: false };
const declining = (over: Partial<Declining>): Declining => ({
  ...noReason,
  duplicateOfId: null,
  attemptsSuffice: false,
  ...over,
});

describe('accepting a referral', () => {
  it('names who holds the risk and where the person goes', () => {
    expect(acceptReferral(high, 'worker-1')).toEqual({
      ok: true,
      value: { state: 'accepted', tellReferrer: 'accepted', route: high.route, riskHolderId: 'worker-1' },
    });
  });

  it.each([high, queued])('is refused without a named holder of the risk', (referral) => {
    expect(acceptReferral(referral, null)).toEqual({ ok: false, refusal: 'risk-holder-needed' });
    expect(acceptReferral(referral, '')).toEqual({ ok: false, refusal: 'risk-holder-needed' });
  });

  it('waits until the missing information has come', () => {
    expect(acceptReferral({ ...queued, state: 'returned' }, 'worker-1').ok).toBe(false);
  });
});

describe('declining a referral', () => {
  it('needs one of the coded reasons', () => {
    expect(declineReferral(queued, declining({}))).toEqual({ ok: false, refusal: 'reason-needed' });
  });

  it.each(DECLINE_REASONS)('tells the referrer when the reason is %s', (reason) => {
    const complete = declining({ reason, note: 'as agreed', duplicateOfId: 'referral-2', attemptsSuffice: true });
    expect(declineReferral(queued, complete)).toEqual({
      ok: true,
      value: { state: 'declined', tellReferrer: 'declined' },
    });
  });

  it('needs words when the reason is another', () => {
    expect(declineReferral(queued, declining({ reason: 'other', note: '  ' }))).toEqual({
      ok: false,
      refusal: 'note-needed',
    });
  });

  it('needs the referral that it repeats', () => {
    expect(declineReferral(queued, declining({ reason: 'duplicate' }))).toEqual({
      ok: false,
      refusal: 'duplicate-not-named',
    });
  });

  it('is no way round the attempts that are owed', () => {
    expect(declineReferral(queued, declining({ reason: 'unable-to-contact' }))).toEqual({
      ok: false,
      refusal: 'too-few-attempts',
    });
  });

  it('is for a manager alone to decide when the risk is high', () => {
    const reason = 'no-capacity' as const;
    expect(declineReferral(high, declining({ reason }))).toEqual({ ok: false, refusal: 'manager-decision-needed' });
    const byManager = declining({ reason, note: 'The IDVA of the next county has her.', byManager: true });
    expect(declineReferral(high, byManager).ok).toBe(true);
    expect(declineReferral(high, { ...byManager, byHolder: true })).toEqual({ ok: false, refusal: 'decision-needs-another' });
    expect(declineReferral(queued, { ...byManager, byManager: false, byHolder: true }).ok).toBe(true);
  });

  it('asks of a high risk what was done for her safety', () => {
    const reason = 'out-of-scope' as const;
    for (const note of [null, '  ']) {
      expect(declineReferral(high, declining({ reason, note, byManager: true }))).toEqual({ ok: false, refusal: 'safety-words-needed' });
    }
    expect(declineReferral(queued, declining({ reason })).ok).toBe(true);
  });

  it('takes a second look, and no words on safety, where a high risk is said to be entered twice', () => {
    const duplicate = declining({ reason: 'duplicate', duplicateOfId: 'referral-2' });
    expect(declineReferral(high, duplicate)).toEqual({ ok: false, refusal: 'manager-decision-needed' });
    expect(declineReferral(high, { ...duplicate, byManager: true }).ok).toBe(true);
    expect(declineReferral(queued, duplicate).ok).toBe(true);
  });
});

describe('returning a referral for information', () => {
  it('tells the referrer and can be undone by the answer', () => {
    const returned = returnReferral(queued, { ...noReason, reason: 'safe-contact-missing' });
    expect(returned).toEqual({ ok: true, value: { state: 'returned', tellReferrer: 'returned' } });
    expect(receiveInformation({ ...queued, state: 'returned' })).toEqual({
      ok: true,
      value: { state: 'recorded', tellReferrer: null },
    });
  });

  it('never parks a high risk', () => {
    const decision = { ...noReason, reason: 'safe-contact-missing', byManager: true } as const;
    expect(returnReferral(high, decision)).toEqual({ ok: false, refusal: 'high-risk-not-returned' });
  });

  it('needs a reason', () => {
    expect(returnReferral(queued, noReason)).toEqual({ ok: false, refusal: 'reason-needed' });
  });
});

describe('withdrawing a referral', () => {
  it('is possible after acceptance as long as no support was agreed', () => {
    const accepted: ReferralSoFar = { ...queued, state: 'accepted' };
    const decision = { ...noReason, reason: 'made-by-mistake' } as const;
    expect(withdrawReferral(accepted, decision).ok).toBe(true);
    expect(withdrawReferral({ ...accepted, hasCase: true }, decision)).toEqual({
      ok: false,
      refusal: 'case-already-open',
    });
  });

  it.each(WITHDRAWAL_REASONS)(
    "of a high risk for the reason %s is a manager's decision unless it was a mistake",
    (reason) => {
      const isMistake = ['made-by-mistake', 'wrong-person', 'entered-twice', 'import-undone'].includes(reason);
      expect(withdrawReferral(high, { reason, note: 'words', byManager: false, byHolder: false }).ok).toBe(isMistake);
      expect(withdrawReferral(high, { reason, note: 'words', byManager: true, byHolder: false }).ok).toBe(true);
      expect(withdrawReferral(high, { reason, note: 'words', byManager: true, byHolder: true }).ok).toBe(isMistake);
    },
  );

  it('needs a reason', () => {
    expect(withdrawReferral(queued, noReason)).toEqual({ ok: false, refusal: 'reason-needed' });
  });
});

describe('every act', () => {
  const acts = {
    accept: (referral: ReferralSoFar) => acceptReferral(referral, 'worker-1'),
    decline: (referral: ReferralSoFar) => declineReferral(referral, declining({ reason: 'ineligible' })),
    return: (referral: ReferralSoFar) => returnReferral(referral, { ...noReason, reason: 'wrong-form' }),
    'receive-information': receiveInformation,
    withdraw: (referral: ReferralSoFar) => withdrawReferral(referral, { ...noReason, reason: 'entered-twice' }),
  };
  const from = {
    accept: ['recorded'],
    decline: ['recorded', 'returned'],
    return: ['recorded'],
    'receive-information': ['returned'],
    withdraw: ['recorded', 'returned', 'accepted'],
  };

  it.each(Object.keys(acts) as (keyof typeof acts)[])('"%s" is possible only from the states that allow it', (act) => {
    const possible = REFERRAL_STATES.filter((state) => acts[act]({ ...queued, state }).ok);
    expect([...possible].sort()).toEqual([...from[act]].sort());
  });

  it('takes a right that exists', () => {
    for (const { right } of Object.values(REFERRAL_ACTS)) expect(RIGHTS).toContain(right);
  });
});
