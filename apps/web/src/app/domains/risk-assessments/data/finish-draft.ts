import { pattern, required, type SchemaPathTree } from '@angular/forms/signals';
import { JUDGEMENT_MAX, type FinishRiskAssessment, type MaracRepeatAnswer } from '@waymark/contracts';
import type { RiskLevel, RiskPrompt } from '@waymark/domain';
import { atMost } from '../../../platform/forms/at-most';

/** What the worker adds to the answers when she finishes; empty text where nothing was said yet. */
export interface FinishDraft {
  level: RiskLevel | '';
  judgement: string;
  ownView: string;
  worries: string;
  callOuts: string;
  maracRepeat: MaracRepeatAnswer;
}

/** The part that the server takes only with the finish itself. It rests on this device meanwhile, sealed like an answer. */
export interface FinishNotes extends Pick<FinishDraft, 'level' | 'callOuts' | 'maracRepeat'> {
  decisions: [RiskPrompt, string][];
  unsafe: string;
}

export const EMPTY_FINISH: FinishDraft = { level: '', judgement: '', ownView: '', worries: '', callOuts: '', maracRepeat: 'not-known' };

export function finishRules(path: SchemaPathTree<FinishDraft>): void {
  required(path.level);
  required(path.judgement);
  for (const text of [path.judgement, path.ownView, path.worries]) atMost(text, JUDGEMENT_MAX);
  pattern(path.callOuts, /^\d{0,3}$/);
}

/** Nobody knowing how often the police came is said by an empty answer, never by a nought. */
export function callOutsOf({ callOuts }: FinishDraft): number | null {
  return /^\d{1,3}$/.test(callOuts.trim()) ? Number(callOuts) : null;
}

export function finishRequest(
  draft: FinishDraft,
  decisions: ReadonlyMap<RiskPrompt, string>,
  unsafe: string | null,
): FinishRiskAssessment | null {
  if (draft.level === '') return null;
  const said = (text: string): string | null => text.trim() || null;
  return {
    judgement: { level: draft.level, reason: draft.judgement.trim() },
    ownView: said(draft.ownView),
    worries: said(draft.worries),
    policeCallOuts12Months: callOutsOf(draft),
    maracRepeat: draft.maracRepeat,
    decisions: [...decisions].filter(([, reason]) => reason.trim() !== '').map(([prompt, reason]) => ({ prompt, reason: reason.trim() })),
    unsafeToContinue: unsafe && said(unsafe),
  };
}
