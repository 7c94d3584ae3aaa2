import { allowed, refused, type Ruling } from '../ruling.js';
import { hasItem, type Instrument, type ItemAnswer } from './instrument.js';

/** Who knows, when it was not the person herself: answers may come from police, a file or professional knowledge. */
export const ANSWER_SOURCES = ['person', 'police', 'file', 'professional', 'other-agency'] as const;
export type AnswerSource = (typeof ANSWER_SOURCES)[number];

export interface DashAnswer {
  item: number;
  answer: ItemAnswer;
  details: readonly string[];
  comment: string | null;
  source: AnswerSource;
}

/** Yes and don't know stand side by side: 11 yes with 7 don't know is not 11 yes with none. */
export interface AnswerCounts {
  yes: number;
  no: number;
  dontKnow: number;
  notAsked: number;
  outOf: number;
}

export type AnswerRefusal = 'item-unknown' | 'item-answered-twice' | 'detail-unknown';

export function checkAnswers(instrument: Instrument, answers: readonly DashAnswer[]): Ruling<void, AnswerRefusal> {
  if (answers.some(({ item }) => !hasItem(instrument, item))) return refused('item-unknown');
  if (new Set(answers.map(({ item }) => item)).size !== answers.length) return refused('item-answered-twice');
  const fits = ({ item, details }: DashAnswer) =>
    details.every((detail) => detailsOf(instrument, item).includes(detail));
  return answers.every(fits) ? allowed() : refused('detail-unknown');
}

function detailsOf(instrument: Instrument, number: number): readonly string[] {
  return instrument.items.find((item) => item.number === number)?.details ?? [];
}

/**
 * The score is the count of yes and nothing else. An item without an answer counts as not asked, and "don't know"
 * adds nothing and is never filled in by us.
 */
export function countAnswers(instrument: Instrument, answers: readonly DashAnswer[]): AnswerCounts {
  const given = instrument.items.map(({ number }) => answerTo(number, answers));
  const count = (answer: ItemAnswer): number => given.filter((one) => one === answer).length;
  return {
    yes: count('yes'),
    no: count('no'),
    dontKnow: count('dont-know'),
    notAsked: count('not-asked'),
    outOf: instrument.items.length,
  };
}

export function answerTo(item: number, answers: readonly DashAnswer[]): ItemAnswer {
  return answers.find((one) => one.item === item)?.answer ?? 'not-asked';
}

export interface AnswerChange {
  item: number;
  from: ItemAnswer;
  to: ItemAnswer;
}

export interface AnsweredChecklist {
  instrument: Instrument;
  answers: readonly DashAnswer[];
}

/**
 * What changed since the last assessment, or `null` when that was made with another form or version: the same number
 * may be another question there.
 */
export function changesSince(last: AnsweredChecklist, now: AnsweredChecklist): AnswerChange[] | null {
  const { code, version } = now.instrument;
  if (last.instrument.code !== code || last.instrument.version !== version) return null;
  return now.instrument.items
    .map(({ number }) => ({ item: number, from: answerTo(number, last.answers), to: answerTo(number, now.answers) }))
    .filter(({ from, to }) => from !== to);
}
