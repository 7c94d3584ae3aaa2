import { validate, type SchemaPathTree } from '@angular/forms/signals';
import { externalAssessment, type ExternalAssessmentRefusal, type ExternalFinding, type ExternalInstrument } from '@waymark/domain';
import { aPastDay } from '../../../platform/forms/days-and-times';
import type { IntakeDraft } from './intake-draft';

type Typed = IntakeDraft['externalAssessment'];

const KINDS: Readonly<Record<ExternalAssessmentRefusal, { at: 'score' | 'grade'; kind: string }>> = {
  'score-missing': { at: 'score', kind: 'required' },
  'score-impossible': { at: 'score', kind: 'out-of-range' },
  'score-on-graded-instrument': { at: 'score', kind: 'not-a-choice' },
  'grade-missing': { at: 'grade', kind: 'required' },
  'grade-on-scored-instrument': { at: 'grade', kind: 'not-a-choice' },
};

/** What was typed as the form it belongs to takes it: one that is graded has no score, and the other way round. */
export function typedFinding(instrument: ExternalInstrument, { score, grade }: Typed): ExternalFinding {
  const typed = score.trim();
  return {
    score: instrument === 'dara' || typed === '' ? null : /^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN,
    grade: instrument === 'safelives-dash-24' ? null : grade || null,
  };
}

/** The same rule as the API's, said beside the answer that it is about. */
export function externalFinding(path: SchemaPathTree<Typed>, today: () => string): void {
  for (const at of ['score', 'grade'] as const) {
    validate(path[at], ({ valueOf }) => {
      const { instrument, score, grade } = { instrument: valueOf(path.instrument), score: valueOf(path.score), grade: valueOf(path.grade) };
      if (instrument === '') return undefined;
      const ruling = externalAssessment(instrument, typedFinding(instrument, { instrument, score, grade, assessedOn: '' }));
      return ruling.ok || KINDS[ruling.refusal].at !== at ? undefined : { kind: KINDS[ruling.refusal].kind };
    });
  }
  aPastDay(path.assessedOn, today);
}
