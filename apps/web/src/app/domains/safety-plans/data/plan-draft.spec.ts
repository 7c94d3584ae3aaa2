import type { PersonSafetyPlansView, SafetyPlanView } from '@waymark/contracts';
import { planRequest, startPlan } from './plan-draft';

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

  it('cannot be sent before an assessment is finished', () => {
    expect(planRequest(startPlan(null), { ...ABOUT, newestAssessment: null }, '2026-11-22')).toBeNull();
  });
});
