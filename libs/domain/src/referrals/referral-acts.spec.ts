import { hasMarkOfDanger } from './abuse-types.js';
import { RIGHTS } from '../access/index.js';
import {
  acceptReferral,
  declineReferral,
  receiveInformation,
  REFERRAL_ACTS,
  returnReferral,
  withdrawReferral,
  type Declining,
  type NamedReferral,
  type ReferralSoFar,
  type Withdrawing,
} from './referral-acts.js';
import { DECLINE_REASONS, WITHDRAWAL_REASONS } from './referral-reasons.js';
import { REFERRAL_STATES } from './referral-states.js';

const queued: ReferralSoFar = { state: 'recorded', route: { to: 'waiting-list', pinned: true }, hasCase: false };
const high: ReferralSoFar = { ...queued, route: { to: 'safety-contact', grounds: ['visible-high-risk'] } };
const noReason = { reason: null, note: null, byManager: false, byHolder: false };
const withdrawing: Withdrawing = { ...noReason, isKnownHigh: false, isSafetyContactOwed: false };
const declining = (over: Partial<Declining>): Declining => ({
  ...noReason,
  duplicateOf: null,
  attemptsSuffice: false,
  isUnassessedInDanger: false,
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

const NAMED: NamedReferral = { id: 'referral-2', isOfSamePerson: true, isOfLikelySamePerson: false, isOpen: true, isHigh: false };

describe('declining a referral', () => {
  it('needs one of the coded reasons', () => {
    expect(declineReferral(queued, declining({}))).toEqual({ ok: false, refusal: 'reason-needed' });
  });

  it.each(DECLINE_REASONS)('tells the referrer when the reason is %s', (reason) => {
    const complete = declining({ reason, note: 'as agreed', duplicateOf: NAMED, attemptsSuffice: true });
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

  it('needs the referral that it repeats to be of the same person', () => {
    const other = declining({ reason: 'duplicate', duplicateOf: { ...NAMED, isOfSamePerson: false } });
    expect(declineReferral(queued, other)).toEqual({ ok: false, refusal: 'duplicate-of-another-person' });
  });

  it('needs the referral that it repeats to be one where somebody still has her', () => {
    const ended = declining({ reason: 'duplicate', duplicateOf: { ...NAMED, isOpen: false } });
    expect(declineReferral(queued, ended)).toEqual({ ok: false, refusal: 'duplicate-of-ended' });
  });

  it('needs words on how it is known where the other referral is of a second record of one person', () => {
    const second = { ...NAMED, isOfSamePerson: false, isOfLikelySamePerson: true };
    expect(declineReferral(queued, declining({ reason: 'duplicate', duplicateOf: second, note: ' ' }))).toEqual({ ok: false, refusal: 'duplicate-words-needed' });
    expect(declineReferral(queued, declining({ reason: 'duplicate', duplicateOf: second, note: 'She told me her married name.' })).ok).toBe(true);
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

  it('is a second person’s to decide where nobody has assessed her and what is said of the abuse is a mark of danger', () => {
    const unassessed = declining({ reason: 'no-capacity', isUnassessedInDanger: true });
    expect(declineReferral(queued, unassessed)).toEqual({ ok: false, refusal: 'manager-decision-needed' });
    expect(declineReferral(queued, { ...unassessed, byManager: true }).ok).toBe(true);
    expect(declineReferral(queued, { ...unassessed, byManager: true, byHolder: true })).toEqual({ ok: false, refusal: 'decision-needs-another' });
    expect(declineReferral(queued, { ...unassessed, reason: 'duplicate', duplicateOf: NAMED }).ok).toBe(true);
  });

  it('as the person’s own answer says how and when she gave it', () => {
    for (const note of [null, '  ', 'x']) {
      expect(declineReferral(queued, declining({ reason: 'declined-by-person', note }))).toEqual({ ok: false, refusal: 'person-words-needed' });
    }
    expect(declineReferral(queued, declining({ reason: 'declined-by-person', note: 'On the telephone this morning.' })).ok).toBe(true);
  });

  it.each([
    ['strangulation', ['strangulation'], true],
    ['stalking', ['physical', 'stalking'], true],
    ['honour-based abuse', ['honour-based'], true],
    ['forced marriage', ['forced-marriage'], true],
    ['control and violence after a separation', ['post-separation', 'controlling-coercive', 'physical'], true],
    ['control after a separation', ['post-separation', 'controlling-coercive'], false],
    ['control and violence', ['controlling-coercive', 'physical', 'sexual'], false],
  ] as const)('knows whether %s is a mark of danger', (_, types, isOne) => {
    expect(hasMarkOfDanger(types)).toBe(isOne);
  });

  it('asks of a high risk what was done for her safety', () => {
    const reason = 'out-of-scope' as const;
    for (const note of [null, '  ']) {
      expect(declineReferral(high, declining({ reason, note, byManager: true }))).toEqual({ ok: false, refusal: 'safety-words-needed' });
    }
    expect(declineReferral(queued, declining({ reason })).ok).toBe(true);
  });

  it('takes a second look, and no words on safety, where a high risk is said to be entered twice', () => {
    const duplicate = declining({ reason: 'duplicate', duplicateOf: { ...NAMED, isHigh: true } });
    expect(declineReferral(high, duplicate)).toEqual({ ok: false, refusal: 'manager-decision-needed' });
    expect(declineReferral(high, { ...duplicate, byManager: true }).ok).toBe(true);
    expect(declineReferral(queued, duplicate).ok).toBe(true);
  });

  it('needs the referral that it repeats to say high as well where this one does, or the danger would stand nowhere', () => {
    const duplicate = declining({ reason: 'duplicate', duplicateOf: NAMED, byManager: true, note: 'The same call, taken down twice.' });
    expect(declineReferral(high, duplicate)).toEqual({ ok: false, refusal: 'duplicate-of-lower-risk' });
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
    const decision = { ...withdrawing, reason: 'made-by-mistake' } as const;
    expect(withdrawReferral(accepted, decision).ok).toBe(true);
    expect(withdrawReferral({ ...accepted, hasCase: true }, decision)).toEqual({
      ok: false,
      refusal: 'case-already-open',
    });
  });

  it.each(WITHDRAWAL_REASONS)('of a high risk for the reason %s is decided by a manager who does not hold the person, unless its file is undone', (reason) => {
    const isUndo = reason === 'import-undone';
    const by = (decider: Partial<Withdrawing>) => withdrawReferral(high, { ...withdrawing, reason, note: 'words', ...decider });
    expect(by({}).ok).toBe(isUndo);
    expect(by({ byManager: true }).ok).toBe(true);
    expect(by({ byManager: true, byHolder: true }).ok).toBe(isUndo);
  });

  it.each([{ isKnownHigh: true }, { isSafetyContactOwed: true }])('takes a second look by whatever the danger is known: %j', (danger) => {
    const mistake = { ...withdrawing, reason: 'entered-twice', note: 'Rang twice.', ...danger } as const;
    expect(withdrawReferral(queued, mistake)).toEqual({ ok: false, refusal: 'manager-decision-needed' });
    expect(withdrawReferral(queued, { ...mistake, byManager: true }).ok).toBe(true);
  });

  it('takes words on her safety where a safety contact is owed, and none where she was spoken to', () => {
    const mistake = { ...withdrawing, reason: 'made-by-mistake', note: ' ', byManager: true } as const;
    expect(withdrawReferral(high, { ...mistake, isSafetyContactOwed: true })).toEqual({ ok: false, refusal: 'safety-words-needed' });
    expect(withdrawReferral(high, { ...mistake, isSafetyContactOwed: true, note: 'She is at her sister’s.' }).ok).toBe(true);
    expect(withdrawReferral(high, mistake).ok).toBe(true);
  });

  it('needs a reason', () => {
    expect(withdrawReferral(queued, withdrawing)).toEqual({ ok: false, refusal: 'reason-needed' });
  });
});

describe('every act', () => {
  const acts = {
    accept: (referral: ReferralSoFar) => acceptReferral(referral, 'worker-1'),
    decline: (referral: ReferralSoFar) => declineReferral(referral, declining({ reason: 'ineligible' })),
    return: (referral: ReferralSoFar) => returnReferral(referral, { ...noReason, reason: 'wrong-form' }),
    'receive-information': receiveInformation,
    withdraw: (referral: ReferralSoFar) => withdrawReferral(referral, { ...withdrawing, reason: 'entered-twice' }),
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
