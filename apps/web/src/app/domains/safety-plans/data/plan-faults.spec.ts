import { KEPT_WHERE_MAX, PLAN_TEXT_MAX } from '@waymark/contracts';
import { startPlan, type PlanDraft } from './plan-draft';
import { faultOf, planFaults, tooLong } from './plan-faults';

const DAYS = { today: '2026-11-22', latestReview: '2026-12-20' };
const whole = (more: Partial<PlanDraft> = {}): PlanDraft => {
  const empty = startPlan(null);
  return { ...empty, entries: { ...empty.entries, emergency: 'ring 999 then 55' }, agreedInWords: true, ...more };
};
const amiss = (more: Partial<PlanDraft>) => planFaults(whole(more), DAYS).map(({ place, what }) => [place, what]);

describe('what stands in the way of saving a safety plan', () => {
  it('is nothing where a section is written, no copy is given and the person agreed', () => {
    expect(amiss({})).toEqual([]);
  });

  it('is said all at once, each thing at its place and in the order of the page', () => {
    const { entries } = startPlan(null);
    expect(amiss({ entries, copyForm: 'paper', agreedInWords: false, reviewOn: '2026-12-21' })).toEqual([
      ['emergency', 'plan-empty'],
      ['keptWhere', 'copy-place-missing'],
      ['safeThere', 'copy-not-said-safe'],
      ['agreedInWords', 'plan-not-agreed'],
      ['reviewOn', 'review-too-late'],
    ]);
  });

  it('is an answer in a section that holds nothing, and setting aside without a reason', () => {
    const answers = [
      { item: 13, section: 'legal' as const, notNeeded: null },
      { item: 15, section: 'emergency' as const, notNeeded: null },
      { item: 19, section: null, notNeeded: ' ' },
    ];
    expect(amiss({ answers })).toEqual([
      ['point-13', 'point-section-empty'],
      ['point-19-why', 'point-reason-missing'],
    ]);
    expect(amiss({ answers, outcome: 'declined', agreedInWords: false, followUpOn: '2026-11-23' })).toEqual([]);
  });

  it('asks for no place where nothing that could be found is left', () => {
    expect(amiss({ copyForm: 'memory' })).toEqual([]);
  });

  it('is a review that does not lie ahead', () => {
    expect(amiss({ reviewOn: DAYS.today })).toEqual([['reviewOn', 'review-not-ahead']]);
    expect(amiss({ reviewOn: DAYS.latestReview })).toEqual([]);
  });

  it('reads a day as people type it, and lets nothing that is no day pass for none', () => {
    expect(amiss({ reviewOn: '1 Dec 2026' })).toEqual([]);
    expect(amiss({ reviewOn: '21/12/2026' })).toEqual([['reviewOn', 'review-too-late']]);
    expect(amiss({ reviewOn: '31/11/2026' })).toEqual([['reviewOn', 'not-a-date']]);
    expect(amiss({ outcome: 'declined', agreedInWords: false, followUpOn: 'soon' })).toEqual([['followUpOn', 'not-a-date']]);
  });

  it('is only the day to ask again where no plan was made', () => {
    const declined = { outcome: 'declined', agreedInWords: false } as const;
    expect(amiss({ ...declined })).toEqual([['followUpOn', 'follow-up-missing']]);
    expect(amiss({ ...declined, followUpOn: DAYS.today })).toEqual([['followUpOn', 'follow-up-not-ahead']]);
    expect(amiss({ ...declined, followUpOn: '2026-11-23' })).toEqual([]);
  });

  it('is a text that is too long, which stays whole and is said to be so', () => {
    const entries = { ...whole().entries, legal: 'x'.repeat(PLAN_TEXT_MAX + 7) };
    const draft = whole({ entries, copyForm: 'paper', keptWhere: 'x'.repeat(KEPT_WHERE_MAX + 1), safeThere: true });
    expect(tooLong(draft)).toEqual([
      { place: 'legal', what: { limit: PLAN_TEXT_MAX, tooMany: 7 } },
      { place: 'keptWhere', what: { limit: KEPT_WHERE_MAX, tooMany: 1 } },
    ]);
    expect(planFaults(draft, DAYS)).toEqual(tooLong(draft));
  });

  it('is marked at its field also where only the API found it, and at none where it is about none', () => {
    expect(faultOf('review-too-late')).toEqual({ place: 'reviewOn', what: 'review-too-late' });
    expect(faultOf('stale-version')).toBeNull();
  });
});
