import { DECLINE_REASONS } from '../referrals/index.js';
import { closeCase, type CaseToClose, type ClosureRequest } from './close-case.js';
import { CLOSURE_REASONS, CLOSURE_RULES } from './closure-reasons.js';

const CASE: CaseToClose = {
  ...{ state: 'open', risk: 'standard', handovers: [] },
  ...{ attemptsSuffice: true, hasReferrer: true, hasUnfinishedAssessment: false },
};
const REQUEST: ClosureRequest = {
  reason: 'goals-met',
  words: '',
  riskCheck: { checkedOn: '2026-11-20', level: 'standard', words: 'no contact since May' },
  ...{ byManager: false, byHolder: false },
  referrerTold: true,
};
const CONTEXT = { today: '2026-11-22', riskCheckDays: 7 };
const close = (request: Partial<ClosureRequest> = {}, one: Partial<CaseToClose> = {}) =>
  closeCase({ ...CASE, ...one }, { ...REQUEST, ...request }, CONTEXT);
const refusal = (request: Partial<ClosureRequest> = {}, one: Partial<CaseToClose> = {}) => {
  const ruling = close(request, one);
  return ruling.ok ? null : ruling.refusal;
};

describe('reasons of closure', () => {
  it('keep unable, unsafe, declined and disengaged apart', () => {
    expect(CLOSURE_REASONS).toEqual(
      expect.arrayContaining(['unable-to-contact', 'unsafe-to-contact', 'declined-further-support', 'disengaged']),
    );
  });

  it('hold nothing that is an outcome of a referral which never became a case', () => {
    const outcomes = ['ineligible', 'out-of-scope', 'duplicate', 'insufficient-information', 'no-capacity'];
    expect(DECLINE_REASONS).toEqual(expect.arrayContaining(outcomes));
    expect(CLOSURE_REASONS.filter((reason) => outcomes.includes(reason))).toEqual([]);
  });

  it('are planned only where the work came to its end or was handed on', () => {
    expect(CLOSURE_REASONS.filter((reason) => CLOSURE_RULES[reason].planned)).toEqual([
      'goals-met',
      'agreed-time-ended',
      'transferred-within-service',
      'transferred-to-other-provider',
      'transferred-to-other-area',
    ]);
  });
});

describe('closing a case', () => {
  it('ends it with its reason, takes its reviews off the list and owes an exit form', () => {
    expect(close()).toEqual({
      ok: true,
      value: {
        state: 'closed',
        reason: 'goals-met',
        planned: true,
        consequences: ['cancel-reviews', 'exit-form-owed'],
      },
    });
  });

  it('happens once', () => {
    expect(refusal({}, { state: 'closed' })).toBe('case-not-open');
  });

  it('needs a look at the risk that is fresh, for every reason but death', () => {
    const [old, ahead] = ['2026-11-14', '2026-11-23'].map(
      (checkedOn) => ({ checkedOn, level: 'standard', words: 'x' }) as const,
    );
    for (const reason of CLOSURE_REASONS.filter((one) => one !== 'died' && CLOSURE_RULES[one].handedOverAs === null)) {
      expect(refusal({ reason, words: 'x', riskCheck: null })).toBe('closing-risk-check-missing');
      expect(refusal({ reason, words: 'x', riskCheck: old })).toBe('closing-risk-check-old');
      expect(refusal({ reason, words: 'x', riskCheck: ahead })).toBe('closing-risk-check-old');
    }
    expect(close({ reason: 'died', words: 'told by police', riskCheck: null })).toMatchObject({
      ok: true,
      value: { consequences: ['freeze-records', 'cancel-reviews'] },
    });
  });

  it('waits while a handover is open: the giver does not close before the receiver has opened (Manchester)', () => {
    for (const state of ['drafted', 'offered', 'accepted', 'joint-contact'] as const) {
      expect(refusal({}, { handovers: [{ state, kind: 'worker-to-worker' }] })).toBe('handover-open');
    }
    expect(refusal({}, { handovers: [{ state: 'declined', kind: 'worker-to-worker' }] })).toBeNull();
  });

  it('as transferred needs a completed handover to one', () => {
    const reason = 'transferred-to-other-provider';
    expect(refusal({ reason })).toBe('handover-not-completed');
    const handedOver = (kind: 'to-other-service' | 'worker-to-worker') =>
      refusal({ reason }, { handovers: [{ state: 'completed', kind }] });
    expect(handedOver('to-other-service')).toBeNull();
    expect(handedOver('worker-to-worker')).toBe('handover-not-completed');
  });

  it('as unable to contact needs enough attempts and a referrer who was told', () => {
    const reason = 'unable-to-contact';
    expect(refusal({ reason }, { attemptsSuffice: false })).toBe('attempts-insufficient');
    expect(refusal({ reason, referrerTold: false })).toBe('referrer-not-told');
    expect(refusal({ reason, referrerTold: false }, { hasReferrer: false })).toBeNull();
  });

  it("at high or unknown risk is a manager's decision, whatever the reason but death", () => {
    const handovers = (['to-other-service', 'worker-to-worker', 'to-other-area'] as const).map((kind) => ({ state: 'completed', kind }) as const);
    for (const reason of CLOSURE_REASONS) {
      for (const risk of ['high', 'not-assessed'] as const) {
        expect(refusal({ reason, words: 'x' }, { risk, handovers })).toBe(reason === 'died' ? null : 'manager-decision-needed');
        expect(refusal({ reason, words: 'x', byManager: true }, { risk, handovers })).toBeNull();
      }
      expect(refusal({ reason, words: 'x' }, { risk: 'medium', handovers })).toBeNull();
    }
    expect(refusal({ byManager: true, byHolder: true }, { risk: 'high' })).toBe('decision-needs-another');
    expect(refusal({ byManager: true, byHolder: true }, { risk: 'medium' })).toBeNull();
    const foundHigh = { checkedOn: '2026-11-22', level: 'high', words: 'he is out' } as const;
    expect(refusal({ riskCheck: foundHigh })).toBe('manager-decision-needed');
  });

  it('waits for an assessment that was begun to be finished or ended as incomplete, except after a death', () => {
    const halfAsked = { hasUnfinishedAssessment: true };
    expect(refusal({}, halfAsked)).toBe('assessment-unfinished');
    expect(refusal({ byManager: true }, halfAsked)).toBe('assessment-unfinished');
    expect(refusal({ reason: 'died', words: 'told by police' }, halfAsked)).toBeNull();
  });

  it('for another reason says which', () => {
    expect(refusal({ reason: 'other' })).toBe('closure-words-missing');
    expect(refusal({ reason: 'other', words: 'moved in with family abroad' })).toBeNull();
  });
});
