import type { AssessmentSaidView, PersonSafetyPlansView, SafetyPlanView } from '@waymark/contracts';
import { planRequest, resumePlan, startPlan } from './plan-draft';

const ABOUT = {
  newestAssessment: { id: 'a-1', finishedOn: '2026-11-24', level: 'high', reviewDueOn: '2026-12-22' },
  plans: [{ planVersion: 3 }],
} as PersonSafetyPlansView;

describe('a safety plan being written', () => {
  it('starts with no copy and nothing agreed, whatever the last version said', () => {
    const last = { entries: [{ section: 'legal', text: 'order until May' }], copy: { form: 'paper', keptWhere: 'x', safeThere: true } };
    const draft = startPlan(last as SafetyPlanView);
    expect(draft.entries.legal).toBe('order until May');
    expect([draft.copyForm, draft.safeThere, draft.agreedInWords]).toEqual(['none', false, false]);
  });

  it('answers the newest assessment and names the version it stands on', () => {
    const draft = { ...startPlan(null), agreedInWords: true };
    draft.entries.emergency = 'ring 999 then 55';
    expect(planRequest(draft, ABOUT, '2026-11-22')).toMatchObject({
      assessmentId: 'a-1',
      basedOnVersion: 3,
      entries: [{ section: 'emergency', text: 'ring 999 then 55' }],
      copy: { form: 'none', keptWhere: null, safeThere: false },
      reviewOn: null,
    });
  });

  it('sends no sections and no copy when no plan was made', () => {
    const draft = { ...startPlan(null), outcome: 'declined' as const, followUpOn: '2026-12-01', copyForm: 'paper' as const };
    draft.entries.emergency = 'typed before she declined';
    expect(planRequest(draft, ABOUT, '2026-11-22')).toMatchObject({ entries: [], copy: { form: 'none' }, followUpOn: '2026-12-01', agreedInWords: false });
  });

  it('takes over the answers to what the new assessment says in the same words, and no others', () => {
    const point = (item: number, comment: string | null) => ({ item, topic: `t${item}`, answer: 'yes', details: [], comment, source: 'person', sections: [] }) as const;
    const answers = [13, 15].map((item) => ({ item, section: 'at-home' as const, notNeeded: null }));
    const last = { entries: [], assessment: { points: [point(13, null), point(15, 'once')] }, answers };
    const said = { id: 'a-2', points: [point(13, null), point(15, 'again')] } as unknown as AssessmentSaidView;
    expect(startPlan(last as unknown as SafetyPlanView, said).answers).toEqual([answers[0]]);
  });

  it('that comes back from the device answers only the assessment it was written to', () => {
    const answers = [{ item: 13, section: 'legal' as const, notNeeded: null }];
    const fresh = { ...startPlan(null), assessmentId: 'a-2' };
    const kept = { ...startPlan(null), keptWhere: 'typed', answers };
    expect(resumePlan({ ...kept, assessmentId: 'a-1' }, fresh)).toMatchObject({ keptWhere: 'typed', assessmentId: 'a-2', answers: [] });
    expect(resumePlan({ ...kept, assessmentId: 'a-2' }, fresh).answers).toEqual(answers);
  });

  it('cannot be sent before an assessment is finished', () => {
    expect(planRequest(startPlan(null), { ...ABOUT, newestAssessment: null }, '2026-11-22')).toBeNull();
  });
});
