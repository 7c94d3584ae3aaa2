import { allowed, refused, type Ruling } from '../ruling.js';
import type { RiskLevel } from './risk-known.js';

/** Checklists that agencies send. Item 10 on one form is not item 10 on another, so none converts into another. */
export const EXTERNAL_INSTRUMENTS = ['safelives-dash-24', 'police-dash-27', 'dara'] as const;

export type ExternalInstrument = (typeof EXTERNAL_INSTRUMENTS)[number];

/** DARA is graded and has no score. */
export const SCORE_OUT_OF: Readonly<Record<ExternalInstrument, number | null>> = {
  'safelives-dash-24': 24,
  'police-dash-27': 27,
  dara: null,
};

/** What another agency found, kept with its instrument and denominator and never turned into our own result. */
export type ExternalAssessment =
  | { instrument: 'safelives-dash-24'; score: number; outOf: 24; grade: null }
  | { instrument: 'police-dash-27'; score: number | null; outOf: 27; grade: RiskLevel | null }
  | { instrument: 'dara'; score: null; outOf: null; grade: RiskLevel };

export type ExternalAssessmentRefusal =
  'score-missing' | 'score-impossible' | 'score-on-graded-instrument' | 'grade-missing' | 'grade-on-scored-instrument';

export interface ExternalFinding {
  score: number | null;
  grade: RiskLevel | null;
}

/** Takes what a form says as that form's result, or says why it cannot be one. */
export function externalAssessment(
  instrument: ExternalInstrument,
  { score, grade }: ExternalFinding,
): Ruling<ExternalAssessment, ExternalAssessmentRefusal> {
  if (instrument === 'dara') return gradedAssessment(score, grade);
  // An officer may know the grade and not the count; a grade of another form is no result of its makers.
  const isGradeEnough = instrument === 'police-dash-27' && grade !== null;
  if (score === null) return isGradeEnough ? allowed({ instrument, score, outOf: 27, grade }) : refused('score-missing');
  if (!isPossibleScore(instrument, score)) return refused('score-impossible');
  if (instrument === 'police-dash-27') return allowed({ instrument, score, outOf: 27, grade });
  // Its makers define no grades: the form decides only whether to refer to a conference.
  if (grade !== null) return refused('grade-on-scored-instrument');
  return allowed({ instrument, score, outOf: 24, grade: null });
}

export function isPossibleScore(instrument: ExternalInstrument, score: number): boolean {
  const outOf = SCORE_OUT_OF[instrument];
  return outOf !== null && Number.isInteger(score) && score >= 0 && score <= outOf;
}

function gradedAssessment(
  score: number | null,
  grade: RiskLevel | null,
): Ruling<ExternalAssessment, ExternalAssessmentRefusal> {
  if (score !== null) return refused('score-on-graded-instrument');
  if (grade === null) return refused('grade-missing');
  return allowed({ instrument: 'dara', score: null, outOf: null, grade });
}
