import fc from 'fast-check';
import { RISK_LEVELS, type KnownRisk } from '../referrals/index.js';
import { countAnswers, type DashAnswer } from './answers.js';
import { gradeDash, localBand, promptsRaised, type Judgement, type RiskHistory } from './grade-dash.js';
import type { ItemAnswer } from './instrument.js';
import { settingsInForce } from '../settings/index.js';
import { riskSettings } from './risk-settings.js';
import { SAFELIVES_DASH_24 } from './safelives-dash-24.js';

const DASH = SAFELIVES_DASH_24;
const SETTINGS = riskSettings(settingsInForce([], '2026-11-22'));
const UNKNOWN: RiskHistory = {
  policeCallOuts12Months: null,
  isMaracRepeat: false,
  currentLevel: 'not-assessed',
  isKnownHigh: false,
  knownConcerns: [],
};
const judged = (level: Judgement['level']): Judgement => ({ level, reason: 'what she told me' });

function answer(item: number, given: ItemAnswer): DashAnswer {
  return { item, answer: given, details: [], comment: null, source: 'person' };
}

/** A whole checklist with yes to these items and no to all others. */
function yesTo(...items: number[]): DashAnswer[] {
  return DASH.items.map(({ number }) => answer(number, items.includes(number) ? 'yes' : 'no'));
}

/** As many yes as asked for, from the end of the form, so that none of the prompts' items is among the first few. */
function yesCount(count: number): DashAnswer[] {
  const order = [24, 23, 22, 21, 20, 19, 18, 13, 9, 7, 5, 4, 3, 1, 16, 12, 6, 17, 2, 10, 11, 14, 15, 8];
  return yesTo(...order.slice(0, count));
}

const grade = (answers: DashAnswer[], judgement = judged('standard'), history: Partial<RiskHistory> = {}) =>
  gradeDash(DASH, answers, judgement, { ...UNKNOWN, ...history }, SETTINGS);

describe('grounds for high risk', () => {
  it('14 of 24 yes is visible high risk (NADASA, Marac referral criteria)', () => {
    expect(grade(yesCount(14))).toMatchObject({ grounds: ['visible-high-risk'], suggested: 'high', level: 'high' });
  });

  it('exactly 14 counts, though local pages write both "14 or more" and "more than 14" (Manchester)', () => {
    expect(grade(yesCount(13)).grounds).toEqual([]);
    const moreThan14 = { ...SETTINGS, visibleHighRiskFrom: 15 };
    expect(gradeDash(DASH, yesCount(14), judged('standard'), UNKNOWN, moreThan14).grounds).toEqual([]);
  });

  it('professional judgement is enough at any score (NADASA, Plymouth): 13 yes, and none at all', () => {
    for (const count of [13, 0]) {
      expect(grade(yesCount(count), judged('high'))).toMatchObject({
        grounds: ['professional-judgement'],
        suggested: 'high',
        level: 'high',
      });
    }
  });

  it('police call-outs in twelve months point to escalation even where most items are not positive (NADASA)', () => {
    expect(grade(yesCount(1), judged('standard'), { policeCallOuts12Months: 3 }).grounds).toEqual([
      'potential-escalation',
    ]);
    expect(grade(yesCount(1), judged('standard'), { policeCallOuts12Months: 2 }).grounds).toEqual([]);
    expect(grade(yesCount(1), judged('standard'), { policeCallOuts12Months: null }).grounds).toEqual([]);
  });

  it('a repeat is referred even if the local threshold is not met (SafeLives, definition of a repeat Marac)', () => {
    expect(grade(yesCount(2), judged('medium'), { isMaracRepeat: true })).toMatchObject({
      grounds: ['repeat'],
      suggested: 'high',
    });
  });

  it('what was known to be high before stays high, however low the count and the judgement', () => {
    expect(grade(yesCount(0), judged('standard'), { isKnownHigh: true })).toMatchObject({
      grounds: ['known-high'],
      suggested: 'high',
      level: 'high',
    });
  });

  it('are kept all at once, since the conference asks which', () => {
    const outcome = grade(yesCount(20), judged('high'), { policeCallOuts12Months: 7, isMaracRepeat: true });
    expect(outcome.grounds).toEqual(['visible-high-risk', 'potential-escalation', 'professional-judgement', 'repeat']);
  });
});

describe('local bands', () => {
  it.each([
    [0, 'standard'],
    [9, 'standard'],
    [10, 'medium'],
    [13, 'medium'],
    [14, 'high'],
    [24, 'high'],
  ])('%i yes is %s: up to 9 standard, 10-13 medium, 14+ high (Plymouth, Southampton, Norfolk)', (yes, level) => {
    expect(localBand(yes, SETTINGS)).toBe(level);
  });

  it('follow the settings of the organisation, such as medium from 8', () => {
    expect(localBand(8, { ...SETTINGS, mediumFrom: 8 })).toBe('medium');
  });

  it('are a suggestion that other factors raise and never reduce (Southampton)', () => {
    expect(grade(yesCount(10), judged('standard'))).toMatchObject({ suggested: 'medium', level: 'medium' });
    expect(grade(yesCount(3), judged('medium'))).toMatchObject({ suggested: 'standard', level: 'medium' });
  });

  it('never lower the level that is held', () => {
    expect(grade(yesCount(2), judged('standard'), { currentLevel: 'high' })).toMatchObject({
      suggested: 'standard',
      level: 'high',
    });
  });

  it('never lie above the level, whatever is answered, judged or held', () => {
    const level = fc.constantFrom<KnownRisk>('not-assessed', 'standard', 'medium', 'high');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 }), fc.constantFrom(...RISK_LEVELS), level, (count, own, held) => {
        const outcome = grade(yesCount(count), judged(own), { currentLevel: held });
        const rank = (one: KnownRisk) => RISK_LEVELS.findIndex((known) => known === one);
        expect(rank(outcome.level)).toBe(Math.max(rank(outcome.suggested), rank(own), rank(held)));
      }),
    );
  });
});

describe('the count', () => {
  it("is of yes only, with don't know beside it and never filled in", () => {
    const answers = yesCount(11).map((one) =>
      one.answer === 'no' && one.item > 2 ? answer(one.item, 'dont-know') : one,
    );
    const counts = countAnswers(DASH, answers);
    expect(counts.yes).toBe(11);
    expect(counts.yes + counts.no + counts.dontKnow + counts.notAsked).toBe(24);
    expect(counts.dontKnow).toBeGreaterThan(7);
    expect(grade(answers).suggested).toBe('medium');
  });

  it('adds up for any answers', () => {
    const anyAnswer = fc.constantFrom<ItemAnswer>('yes', 'no', 'dont-know', 'not-asked');
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 24 }), (given) => {
        const counts = countAnswers(
          DASH,
          given.map((one, index) => answer(index + 1, one)),
        );
        expect(counts.yes + counts.no + counts.dontKnow + counts.notAsked).toBe(counts.outOf);
        expect(counts.yes).toBe(given.filter((one) => one === 'yes').length);
      }),
    );
  });
});

describe('prompts below the threshold (Plymouth judgement triggers)', () => {
  it.each([
    ['separation with control and violence together', [6, 12, 1], ['separation-control-violence']],
    ['separation with control and sexual harm', [6, 12, 16], ['separation-control-violence']],
    ['strangulation', [15], ['strangulation']],
    ['stalking', [8], ['stalking']],
    ['threats to kill', [14], ['threats-to-kill']],
    ['her own view', [2], ['own-view']],
    ['rising frequency', [10], ['rising']],
    ['rising severity', [11], ['rising']],
    ['somebody else who is feared', [17], ['honour-based']],
  ])('are raised by %s', (_, items, prompts) => {
    expect(promptsRaised(DASH, yesTo(...items), UNKNOWN)).toEqual(prompts);
  });

  it("are not raised by separation and control without violence, nor by don't know", () => {
    expect(promptsRaised(DASH, yesTo(6, 12), UNKNOWN)).toEqual([]);
    expect(promptsRaised(DASH, [answer(15, 'dont-know')], UNKNOWN)).toEqual([]);
  });

  it('are raised by what the referral already says, for example forced marriage', () => {
    expect(promptsRaised(DASH, yesTo(), { knownConcerns: ['honour-based'] })).toEqual(['honour-based']);
  });

  it('upgrade nothing by themselves and ask for a decision until the level is high', () => {
    const answers = yesTo(15, 14);
    expect(grade(answers)).toMatchObject({ level: 'standard', promptsToDecide: ['strangulation', 'threats-to-kill'] });
    expect(grade(answers, judged('high')).promptsToDecide).toEqual([]);
  });
});
