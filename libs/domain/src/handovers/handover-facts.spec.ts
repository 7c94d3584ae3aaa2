import { handoverFacts, showsFacts, type HandoverRecord } from './handover-facts.js';
import { HANDOVER_STATES } from './handover-states.js';

const NOW = { now: new Date('2026-11-24T10:00:00.000Z'), today: '2026-11-24' };
const NUMBER = { masked: '••••• •••123', owner: 'own', ways: [{ method: 'call', safety: 'at-times' }], safeTimes: '10 to 14', hasCodeWord: true } as const;
const QUIET: HandoverRecord = {
  risk: 'medium',
  riskDecidedOn: '2026-11-02',
  safetyContact: null,
  unfinishedAssessments: [],
  plannedReviews: [],
  nextStep: { words: null, dueOn: null },
  nextTryOn: null,
  planOutcome: null,
  contact: { standing: 'limited', numbers: [NUMBER] },
};
const namesOf = (record: HandoverRecord) => handoverFacts(record, NOW).map(({ fact }) => fact);
const factOf = (name: string, changes: Partial<HandoverRecord>) => handoverFacts({ ...QUIET, ...changes }, NOW).find(({ fact }) => fact === name);

describe('what stands beside the words of a handover', () => {
  it('says the level with its day, that nothing comes next, that there is no plan, and what is safe, where nothing else is owed', () => {
    expect(namesOf(QUIET)).toEqual(['level', 'next-step', 'plan', 'safe-contact']);
    expect(factOf('level', {})).toEqual({ fact: 'level', level: 'medium', decidedOn: '2026-11-02' });
    expect(factOf('plan', {})).toMatchObject({ outcome: 'none', reviewOn: null, isLate: false });
  });

  it('comes in the order of the harm if it is missed', () => {
    const everything: HandoverRecord = {
      ...QUIET,
      safetyContact: { dueAt: '2026-11-23T10:00:00.000Z', holder: 'Megan Example' },
      unfinishedAssessments: [{ begunBy: 'Megan Example', begunOn: '2026-11-22' }],
      plannedReviews: [{ subject: 'risk-assessment', dueOn: '2026-11-20' }],
      nextTryOn: '2026-11-25',
    };
    expect(namesOf(everything)).toEqual(['level', 'safety-contact', 'unfinished-assessment', 'late-review', 'next-step', 'next-try', 'plan', 'safe-contact']);
  });

  it('names who owes a safety contact, and says that it is late from the instant on', () => {
    const owed = (dueAt: string) => factOf('safety-contact', { safetyContact: { dueAt, holder: 'Megan Example' } });
    expect(owed('2026-11-24T10:00:00.000Z')).toMatchObject({ holder: 'Megan Example', isLate: false });
    expect(owed('2026-11-24T09:59:59.000Z')).toMatchObject({ isLate: true });
  });

  it('leaves out a review that is not late yet, and says the day of the plan with the plan', () => {
    const plannedReviews = [
      { subject: 'risk-assessment', dueOn: '2026-11-24' },
      { subject: 'safety-plan', dueOn: '2026-11-23' },
    ] as const;
    expect(namesOf({ ...QUIET, plannedReviews, planOutcome: 'made' })).not.toContain('late-review');
    expect(factOf('plan', { plannedReviews, planOutcome: 'made' })).toEqual({ fact: 'plan', outcome: 'made', reviewOn: '2026-11-23', isLate: true });
  });

  it('says the next step and the next try with their days, late from the day after', () => {
    expect(factOf('next-step', { nextStep: { words: 'Court with her', dueOn: '2026-11-24' } })).toMatchObject({ words: 'Court with her', isLate: false });
    expect(factOf('next-step', { nextStep: { words: 'Court with her', dueOn: '2026-11-23' } })).toMatchObject({ isLate: true });
    expect(factOf('next-try', { nextTryOn: '2026-11-23' })).toMatchObject({ isLate: true });
  });

  it('stands there only until an answer; whoever held the case before learns nothing new of it', () => {
    expect(HANDOVER_STATES.filter(showsFacts)).toEqual(['drafted', 'offered']);
  });
});
