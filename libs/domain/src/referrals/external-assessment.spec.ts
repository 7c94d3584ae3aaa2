import { externalAssessment, isPossibleScore } from './external-assessment.js';

describe('an assessment that another agency sends', () => {
  it('keeps its score with instrument and denominator', () => {
    expect(externalAssessment('safelives-dash-24', { score: 14, grade: null })).toEqual({
      ok: true,
      value: { instrument: 'safelives-dash-24', score: 14, outOf: 24, grade: null },
    });
  });

  it('keeps a police score out of 27, with its grade when there is one', () => {
    expect(externalAssessment('police-dash-27', { score: 15, grade: 'high' })).toEqual({
      ok: true,
      value: { instrument: 'police-dash-27', score: 15, outOf: 27, grade: 'high' },
    });
  });

  it('keeps a police grade for which nobody knows the score', () => {
    expect(externalAssessment('police-dash-27', { score: null, grade: 'high' })).toEqual({
      ok: true,
      value: { instrument: 'police-dash-27', score: null, outOf: 27, grade: 'high' },
    });
  });

  it('keeps a DARA grade without inventing a score', () => {
    expect(externalAssessment('dara', { score: null, grade: 'medium' })).toEqual({
      ok: true,
      value: { instrument: 'dara', score: null, outOf: null, grade: 'medium' },
    });
  });

  it.each([
    ['safelives-dash-24', 26, null, 'score-impossible'],
    ['safelives-dash-24', -2, null, 'score-impossible'],
    ['safelives-dash-24', 13.5, null, 'score-impossible'],
    ['safelives-dash-24', null, null, 'score-missing'],
    ['safelives-dash-24', 12, 'medium', 'grade-on-scored-instrument'],
    ['police-dash-27', 28, null, 'score-impossible'],
    ['police-dash-27', null, null, 'score-missing'],
    ['dara', 12, null, 'score-on-graded-instrument'],
    ['dara', null, null, 'grade-missing'],
  ] as const)('refuses %s with score %s and grade %s: %s', (instrument, score, grade, refusal) => {
    expect(externalAssessment(instrument, { score, grade })).toEqual({ ok: false, refusal });
  });

  it('takes nothing and everything as possible, but no more', () => {
    expect(isPossibleScore('safelives-dash-24', 0)).toBe(true);
    expect(isPossibleScore('safelives-dash-24', 24)).toBe(true);
    expect(isPossibleScore('safelives-dash-24', 25)).toBe(false);
    expect(isPossibleScore('police-dash-27', 27)).toBe(true);
    expect(isPossibleScore('dara', 0)).toBe(false);
  });
});
