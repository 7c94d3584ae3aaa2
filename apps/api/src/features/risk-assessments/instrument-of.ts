import { findInstrument, OWN_INSTRUMENTS, type Instrument } from '@waymark/domain';
import type { RiskAssessmentEntity } from './risk-assessment.entities.js';

/** The form an assessment was made with, for ever in that version. */
export function instrumentOf(assessment: Pick<RiskAssessmentEntity, 'instrumentCode' | 'instrumentVersion'>): Instrument {
  const instrument = findInstrument(OWN_INSTRUMENTS, assessment.instrumentCode, assessment.instrumentVersion);
  if (!instrument) throw new Error(`No definition of ${assessment.instrumentCode} ${assessment.instrumentVersion} is compiled in.`);
  return instrument;
}
