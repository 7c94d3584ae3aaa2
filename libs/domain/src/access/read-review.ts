import { nameLikeness } from '../people/index.js';
import { allowed, refused, type Ruling } from '../ruling.js';

/**
 * Why a reading is worth a question. None of them says that something is wrong: a duty worker answers whoever rings, and
 * in Wales many share a surname. In the order in which they are looked at.
 */
export const READ_GROUNDS = ['same-surname', 'many-records', 'outside-allocation', 'at-night'] as const;
export type ReadGround = (typeof READ_GROUNDS)[number];

/** What one worker read of one person in one week. */
export interface WeekOfReads {
  /** Some role of hers that week reads everybody of the organisation; see readsWidely. */
  isWide: boolean;
  /** That week she held her, led where she is supported or waits, or did something for her that is on record. */
  isHers: boolean;
  workerName: string;
  familyName: string | null;
  /** Somebody has looked at the shared name before and found it fine: many of one name live in one valley. */
  isSurnameLookedAt: boolean;
  readsAtNight: number;
}

export function groundsForQuestion({ isWide, isHers, workerName, familyName, isSurnameLookedAt, readsAtNight }: WeekOfReads): ReadGround[] {
  const grounds: Record<ReadGround, boolean> = {
    'same-surname': !isSurnameLookedAt && isSurnameShared(workerName, familyName),
    'many-records': false,
    // A worker who does not read widely opens somebody else's record only in an emergency, and each of those is looked at by itself.
    'outside-allocation': isWide && !isHers,
    'at-night': readsAtNight > 0,
  };
  return READ_GROUNDS.filter((ground) => grounds[ground]);
}

/**
 * The surname of whoever reads and of whoever is read, also by its Welsh and its English spelling, as half of a double
 * name, or a letter apart. A worker's name is kept in one piece: what follows her forename is her surname.
 */
export function isSurnameShared(workerName: string, familyName: string | null): boolean {
  const hers = surnamesIn(workerName.trim().split(/\s+/).slice(1).join(' '));
  const theirs = surnamesIn(familyName ?? '');
  return hers.some((one) => theirs.some((other) => nameLikeness(one, other) !== 'different'));
}

const PATRONYMICS = ['ap', 'ab', 'ferch', 'verch'];

/** The whole, and each part that can be a family's name: "Siân Mair Wyn-Price" may be of the Wyns or of the Prices. */
function surnamesIn(name: string): string[] {
  const parts = name.split(/[\s-]+/).filter((part) => part.length > 2 && !PATRONYMICS.includes(part.toLowerCase()));
  return [...new Set([name, ...parts])].filter((one) => one !== '');
}

/** One reading of one person's record. */
export interface Read {
  personId: string;
  at: Date;
}

const HOUR_MS = 3_600_000;

/** The hour in which she opened most people's records, and how many; null where she opened none. */
export function busiestHour(reads: readonly Read[]): { people: number; from: Date; until: Date } | null {
  const inOrder = [...reads].sort((one, other) => one.at.getTime() - other.at.getTime());
  const counts = new Map<string, number>();
  let first = 0;
  let busiest: { people: number; from: Date; until: Date } | null = null;
  for (const { personId, at } of inOrder) {
    counts.set(personId, (counts.get(personId) ?? 0) + 1);
    for (let gone = inOrder[first]; gone && at.getTime() - gone.at.getTime() >= HOUR_MS; gone = inOrder[(first += 1)]) forget(counts, gone.personId);
    const from = inOrder[first]?.at ?? at;
    if (counts.size > (busiest?.people ?? 0)) busiest = { people: counts.size, from, until: at };
  }
  return busiest;
}

function forget(counts: Map<string, number>, personId: string): void {
  const left = (counts.get(personId) ?? 0) - 1;
  if (left > 0) counts.set(personId, left);
  else counts.delete(personId);
}

/** How soon a question is looked at: by its weightiest ground, then by how many there are. */
export function compareQuestions(one: readonly ReadGround[], other: readonly ReadGround[]): number {
  return rank(one) - rank(other) || other.length - one.length;
}

function rank(grounds: readonly ReadGround[]): number {
  const first = READ_GROUNDS.findIndex((ground) => grounds.includes(ground));
  return first === -1 ? READ_GROUNDS.length : first;
}

/** Asking the worker leaves a question open; the others end it. */
export const READ_OUTCOMES = ['fine', 'asked-worker', 'raised'] as const;
export type ReadOutcome = (typeof READ_OUTCOMES)[number];

export type ReadAnswerRefusal = 'read-question-own' | 'read-question-answered' | 'read-answer-words-missing';

export interface ReadAnswer {
  /** Who read. */
  workerId: string;
  by: string;
  before: readonly ReadOutcome[];
  outcome: ReadOutcome;
  words: string | null;
}

/** Nobody answers for herself, and what was said or raised has to be written down. */
export function answerRead({ workerId, by, before, outcome, words }: ReadAnswer): Ruling<void, ReadAnswerRefusal> {
  if (workerId === by) return refused('read-question-own');
  if (isAnswered(before)) return refused('read-question-answered');
  return outcome !== 'fine' && !words?.trim() ? refused('read-answer-words-missing') : allowed();
}

export function isAnswered(outcomes: readonly ReadOutcome[]): boolean {
  return outcomes.some((outcome) => outcome !== 'asked-worker');
}
