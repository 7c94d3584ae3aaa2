import { externalAssessment, type ExternalAssessment, type ExternalInstrument } from './external-assessment.js';
import { routeOnAcceptance, type RiskSoFar } from './route-on-acceptance.js';
import { KNOWN_RISKS, type RiskLevel } from './risk-known.js';

const settings = { visibleHighRiskFrom: 14, policeSignalFrom: 14 };
const unassessed: RiskSoFar = { recordedLevel: 'not-assessed', external: [], judgedHigh: false };

function sent(
  instrument: ExternalInstrument,
  score: number | null,
  grade: RiskLevel | null = null,
): ExternalAssessment {
  const ruling = externalAssessment(instrument, { score, grade });
  if (!ruling.ok) throw new Error(ruling.refusal);
  return ruling.value;
}

describe('the route of an accepted referral', () => {
  it('never leads somebody recorded as high risk into a queue', () => {
    expect(routeOnAcceptance({ ...unassessed, recordedLevel: 'high' }, settings)).toEqual({
      to: 'safety-contact',
      grounds: ['recorded-high'],
    });
  });

  it('takes exactly 14 on the SafeLives Dash of an agency as visible high risk', () => {
    const at = (score: number) =>
      routeOnAcceptance({ ...unassessed, external: [sent('safelives-dash-24', score)] }, settings);
    expect(at(14)).toEqual({ to: 'safety-contact', grounds: ['visible-high-risk'] });
    expect(at(13)).toEqual({ to: 'waiting-list', pinned: true });
  });

  it('lets judgement alone be enough, with 13 or with nothing at all', () => {
    const judged = { ...unassessed, judgedHigh: true };
    expect(routeOnAcceptance(judged, settings)).toEqual({ to: 'safety-contact', grounds: ['professional-judgement'] });
    expect(routeOnAcceptance({ ...judged, external: [sent('safelives-dash-24', 13)] }, settings).to).toBe(
      'safety-contact',
    );
  });

  it('follows a police score of 14 of 27 at once and calls it a signal, not a Dash result', () => {
    const external = [sent('police-dash-27', 14)];
    expect(routeOnAcceptance({ ...unassessed, external }, settings)).toEqual({
      to: 'safety-contact',
      grounds: ['police-score-signal'],
    });
  });

  it('follows a high grade of police or DARA whatever the score', () => {
    const external = [sent('police-dash-27', 3, 'high'), sent('dara', null, 'high')];
    expect(routeOnAcceptance({ ...unassessed, external }, settings)).toEqual({
      to: 'safety-contact',
      grounds: ['police-grade-signal', 'dara-grade-signal'],
    });
  });

  it('keeps every ground that holds', () => {
    const risk: RiskSoFar = {
      recordedLevel: 'high',
      judgedHigh: true,
      external: [sent('safelives-dash-24', 20), sent('safelives-dash-24', 16), sent('police-dash-27', 27, 'high')],
    };
    expect(routeOnAcceptance(risk, settings)).toEqual({
      to: 'safety-contact',
      grounds: [
        'recorded-high',
        'professional-judgement',
        'visible-high-risk',
        'police-score-signal',
        'police-grade-signal',
      ],
    });
  });

  it.each(['standard', 'medium'] as const)('does not take a DARA grade of %s for an assessment of ours', (grade) => {
    const external = [sent('dara', null, grade)];
    expect(routeOnAcceptance({ ...unassessed, external }, settings)).toEqual({ to: 'waiting-list', pinned: true });
  });

  it.each(KNOWN_RISKS.filter((risk) => risk !== 'high'))(
    'pins %s only when nobody has assessed it',
    (recordedLevel) => {
      expect(routeOnAcceptance({ ...unassessed, recordedLevel }, settings)).toEqual({
        to: 'waiting-list',
        pinned: recordedLevel === 'not-assessed',
      });
    },
  );

  it('follows the threshold of the organisation', () => {
    const external = [sent('safelives-dash-24', 14)];
    expect(routeOnAcceptance({ ...unassessed, external }, { ...settings, visibleHighRiskFrom: 15 }).to).toBe(
      'waiting-list',
    );
  });
});
