import type { AssessmentSaidView, PersonSafetyPlansView, RiskAssessmentView } from '@waymark/contracts';
import { findInstrument, notAskedCount, OWN_INSTRUMENTS, planPoints } from '@waymark/domain';

/** What a plan about to be written has to answer. Forms unknown to this page are none that it could have been made with. */
export function saidIn(view: RiskAssessmentView, newest: NonNullable<PersonSafetyPlansView['newestAssessment']>): AssessmentSaidView | null {
  const instrument = findInstrument(OWN_INSTRUMENTS, view.instrument.code, view.instrument.version);
  if (!instrument) return null;
  const { id, finishedOn, level } = newest;
  const checklist = { instrument, answers: view.answers };
  return { id, finishedOn, level, grounds: view.result?.grounds ?? [], points: planPoints(checklist), notAsked: notAskedCount(checklist) };
}
