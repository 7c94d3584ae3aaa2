import type { AssessmentText, RiskAssessmentView, SaveAnswer, SaveText } from '@waymark/contracts';
import type { AnswerSource, ItemAnswer } from '@waymark/domain';

/** The end of the address under which an entry is saved; at the same time its name on this page. */
export type EntryKey = `answers/${number}` | `texts/${AssessmentText}`;
export type EntryBody = SaveAnswer | SaveText;

/** What a worker says of one item. */
export interface AnswerSaid {
  answer: ItemAnswer;
  details: string[];
  comment: string | null;
  source: AnswerSource;
}

export const NOTHING_SAID: AnswerSaid = { answer: 'not-asked', details: [], comment: null, source: 'person' };

/**
 * `pending`: not with the server yet. `conflict`: another page changed it meanwhile. `refused`: the server will not have it
 * as it is, so sending it again is no use.
 */
export type EntryState = 'saved' | 'pending' | 'conflict' | 'refused';

export interface LocalEntry {
  key: EntryKey;
  body: EntryBody;
  state: EntryState;
}

export const answerKey = (item: number): EntryKey => `answers/${item}`;
export const textKey = (field: AssessmentText): EntryKey => `texts/${field}`;

/** What the server holds, as entries of this page. */
export function entriesOf(view: RiskAssessmentView): LocalEntry[] {
  const answers = view.answers.map(({ item, answer, details, comment, source, sequence, writer }) => ({
    key: answerKey(item),
    body: { answer, details, comment, source, sequence, writer, basedOn: sequence },
    state: 'saved' as const,
  }));
  const texts = view.texts.map(({ field, text, sequence, writer }) => ({
    key: textKey(field),
    body: { text, sequence, writer, basedOn: sequence },
    state: 'saved' as const,
  }));
  return [...answers, ...texts];
}

/**
 * What a kept entry is when the page opens again: still to send, already stored, or overtaken by another page, in which
 * case a worker decides and neither is lost in silence.
 */
export function standingOf(kept: EntryBody, stored: EntryBody | undefined): 'send' | 'stored' | 'conflict' {
  if (!stored) return 'send';
  if (stored.writer === kept.writer) return kept.sequence > stored.sequence ? 'send' : 'stored';
  return kept.basedOn === stored.sequence && kept.sequence > stored.sequence ? 'send' : 'conflict';
}
