import { dayNumberAt } from '../dates/local-time.js';
import { countWorkingDays, type WorkingCalendar } from '../dates/working-days.js';
import { allowed, refused, type Ruling } from '../ruling.js';
import type { PauseReason } from './waiting-codes.js';

/** A stretch in which the clocks of a waiting person stand still, with its reason in sight. */
export interface Pause {
  reason: PauseReason;
  from: Date;
  to: Date | null;
}

export interface Span {
  from: Date;
  to: Date;
}

const HOUR_IN_MS = 3_600_000;

export function pauseAt(pauses: readonly Pause[], at: Date): Pause | null {
  return pauses.find((pause) => pause.from <= at && (pause.to === null || pause.to > at)) ?? null;
}

/**
 * Somebody who needs safety contact may ask for a later day or be unsafe to contact, but waiting for an answer of the
 * referrer stops no clock of hers.
 */
export function startPause(
  pauses: readonly Pause[],
  reason: PauseReason,
  at: Date,
  needsSafetyContact: boolean,
): Ruling<Pause[], 'already-paused' | 'high-risk-not-paused'> {
  if (needsSafetyContact && reason === 'awaiting-information') return refused('high-risk-not-paused');
  if (pauses.some((pause) => pause.to === null || pause.to > at)) return refused('already-paused');
  return allowed([...pauses, { reason, from: at, to: null }]);
}

export function endPause(pauses: readonly Pause[], at: Date): Ruling<Pause[], 'not-paused' | 'ends-before-it-began'> {
  const open = pauses.find((pause) => pause.to === null);
  if (!open) return refused('not-paused');
  if (at < open.from) return refused('ends-before-it-began');
  return allowed(pauses.map((pause) => (pause === open ? { ...pause, to: at } : pause)));
}

/** The paused stretches within a span, overlapping ones joined so that no hour is taken out twice. */
export function pausedSpans(pauses: readonly Pause[], within: Span): Span[] {
  const clipped = pauses
    .map((pause) => ({ from: later(pause.from, within.from), to: earlier(pause.to ?? within.to, within.to) }))
    .filter((span) => span.from < span.to)
    .sort((a, b) => a.from.getTime() - b.from.getTime());
  const joined: Span[] = [];
  for (const span of clipped) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = later(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

export function pausedHours(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + (span.to.getTime() - span.from.getTime()), 0) / HOUR_IN_MS;
}

/** The day a pause begins still counts, the day it ends does not: a pause within one day takes nothing out. */
export function pausedWorkingDays(spans: readonly Span[], calendar: WorkingCalendar): number {
  return spans.reduce((sum, span) => sum + countWorkingDays(dayNumberAt(span.from), dayNumberAt(span.to), calendar), 0);
}

const later = (a: Date, b: Date): Date => (a > b ? a : b);
const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
