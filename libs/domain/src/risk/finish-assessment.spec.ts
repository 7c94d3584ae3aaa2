import type { DashAnswer } from './answers.js';
import { finishAssessment, type AssessmentDraft } from './finish-assessment.js';
import type { RiskHistory } from './grade-dash.js';
import { settingsInForce } from '../settings/index.js';
import { riskSettings } from './risk-settings.js';
import { SAFELIVES_DASH_24 } from './safelives-dash-24.js';

const SETTINGS = riskSettings(settingsInForce([], '2026-11-22'));
const HISTORY: RiskHistory = {
  policeCallOuts12Months: 0,
  isMaracRepeat: false,
  currentLevel: 'not-assessed',
  isKnownHigh: false,
  knownConcerns: [],
};
const ALL_NO: readonly DashAnswer[] = SAFELIVES_DASH_24.items.map(({ number }) => ({
  item: number,
  answer: 'no',
  details: [],
  comment: null,
  source: 'person',
}));
const WHOLE: AssessmentDraft = {
  answers: ALL_NO,
  judgement: { level: 'standard', reason: 'lives with her parents now' },
  decisions: [],
  unsafeToContinue: null,
};

const withAnswer = (item: number, change: Partial<DashAnswer>): readonly DashAnswer[] =>
  ALL_NO.map((one) => (one.item === item ? { ...one, ...change } : one));
const finish = (draft: Partial<AssessmentDraft>, history = HISTORY) =>
  finishAssessment(SAFELIVES_DASH_24, { ...WHOLE, ...draft }, history, SETTINGS);

describe('finishing a checklist', () => {
  it('records the outcome of a whole one with judgement in words', () => {
    expect(finish({})).toMatchObject({ ok: true, value: { complete: true, level: 'standard', grounds: [] } });
  });

  it('is refused while an item was not asked: all questions are to be asked (ACPO DASH 2009)', () => {
    expect(finish({ answers: withAnswer(7, { answer: 'not-asked' }) })).toEqual({
      ok: false,
      refusal: 'items-not-asked',
    });
    expect(finish({ answers: ALL_NO.slice(1) })).toEqual({ ok: false, refusal: 'items-not-asked' });
  });

  it('is possible unfinished when going on was unsafe, with the reason, and stays marked incomplete', () => {
    const answers = ALL_NO.slice(0, 5);
    expect(finish({ answers, unsafeToContinue: 'he came home' })).toMatchObject({
      ok: true,
      value: { complete: false },
    });
    expect(finish({ answers, unsafeToContinue: ' ' })).toEqual({ ok: false, refusal: 'incomplete-reason-missing' });
  });

  it('is refused without a judged level or without its reason in words', () => {
    for (const judgement of [
      { level: null, reason: 'worried' },
      { level: 'high', reason: '  ' },
    ] as const) {
      expect(finish({ judgement })).toEqual({ ok: false, refusal: 'judgement-missing' });
    }
  });

  it('is refused while a prompt has no decision in words', () => {
    const answers = withAnswer(15, { answer: 'yes' });
    const decided = { prompt: 'strangulation', reason: 'years ago, another partner' } as const;
    expect(finish({ answers })).toEqual({ ok: false, refusal: 'prompt-undecided' });
    expect(finish({ answers, decisions: [{ ...decided, reason: '' }] })).toMatchObject({ ok: false });
    expect(finish({ answers, decisions: [decided] })).toMatchObject({ ok: true, value: { level: 'standard' } });
  });

  it('never records less than the level held before', () => {
    expect(finish({}, { ...HISTORY, currentLevel: 'high' })).toMatchObject({
      ok: true,
      value: { suggested: 'standard', level: 'high' },
    });
  });

  it('records high, with the ground, for a person known to be high whose checklist broke off and was judged standard', () => {
    const brokenOff = { answers: ALL_NO.slice(0, 8), unsafeToContinue: 'he came home' };
    expect(finish(brokenOff, { ...HISTORY, isKnownHigh: true })).toMatchObject({
      ok: true,
      value: { complete: false, grounds: ['known-high'], level: 'high' },
    });
  });

  it('refuses answers that the form does not have', () => {
    const [first] = ALL_NO as [DashAnswer, ...DashAnswer[]];
    expect(finish({ answers: [...ALL_NO, { ...first, item: 25 }] })).toEqual({ ok: false, refusal: 'item-unknown' });
    expect(finish({ answers: [...ALL_NO, first] })).toEqual({ ok: false, refusal: 'item-answered-twice' });
    expect(finish({ answers: withAnswer(14, { details: ['neighbour'] }) })).toEqual({
      ok: false,
      refusal: 'detail-unknown',
    });
    expect(finish({ answers: withAnswer(14, { details: ['children'] }) }).ok).toBe(true);
  });
});
