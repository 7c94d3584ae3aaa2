import { decideOnChildren, isDecisionOnChildrenOwed, type ToDecideOnChildren } from './childrens-services.js';

const TODAY = '2026-11-24';
const SAID: ToDecideOnChildren = { decision: 'referred', toldWhom: 'The front door team', toldOn: '2026-11-23', reason: null };

describe('deciding about children’s services', () => {
  it.each<[string, Partial<ToDecideOnChildren>]>([
    ['told, with whom and when', {}],
    ['told today', { toldOn: TODAY }],
    ['already open, with nothing more', { decision: 'already-open', toldWhom: null, toldOn: null }],
    ['already open, with their worker', { decision: 'already-open', toldOn: null }],
    ['not needed, with the reason', { decision: 'not-needed', toldWhom: null, toldOn: null, reason: 'They live with their father abroad.' }],
  ])('takes: %s', (_, changes) => {
    expect(decideOnChildren({ ...SAID, ...changes }, TODAY)).toMatchObject({ ok: true });
  });

  it.each<[string, Partial<ToDecideOnChildren>, string]>([
    ['told nobody in particular', { toldWhom: ' ' }, 'childrens-services-whom-missing'],
    ['told on no day', { toldOn: null }, 'childrens-services-whom-missing'],
    ['told on a day to come', { toldOn: '2026-11-25' }, 'childrens-services-day-ahead'],
    ['not needed without a reason', { decision: 'not-needed', reason: '  ' }, 'childrens-services-reason-missing'],
  ])('refuses: %s', (_, changes, refusal) => {
    expect(decideOnChildren({ ...SAID, ...changes }, TODAY)).toEqual({ ok: false, refusal });
  });

  it('keeps nobody as told where there was no need', () => {
    const ruling = decideOnChildren({ ...SAID, decision: 'not-needed', reason: 'None live with her.' }, TODAY);
    expect(ruling).toMatchObject({ ok: true, value: { toldWhom: null, toldOn: null } });
  });
});

describe('a decision about children’s services', () => {
  const known = { inHousehold: 'yes' as const, isChildNamed: false, decided: null, isWithdrawn: false };

  it.each([
    ['children live there and nobody has decided', {}, true],
    ['it was put off', { decided: 'to-be-decided' }, true],
    ['only a child on the record is known of', { inHousehold: 'unknown' as const, isChildNamed: true }, true],
    ['it was decided', { decided: 'not-needed' }, false],
    ['there are none', { inHousehold: 'no' as const }, false],
    ['the referral was withdrawn', { isWithdrawn: true }, false],
  ])('is owed or not where %s', (_, changes, isOwed) => {
    expect(isDecisionOnChildrenOwed({ ...known, ...changes })).toBe(isOwed);
  });
});
