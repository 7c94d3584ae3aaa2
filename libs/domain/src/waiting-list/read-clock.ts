import { dayFromNumber } from '../dates/calendar-day.js';
import { dayNumberAt, endOfDay } from '../dates/local-time.js';
import { countWorkingDays, workingDayNumberAfter, type WorkingCalendar } from '../dates/working-days.js';
import type { WaitingClock } from './clocks.js';
import { pauseAt, pausedHours, pausedSpans, pausedWorkingDays, type Pause, type Span } from './pauses.js';
import type { ClockKind, ClockTarget, PauseReason } from './waiting-codes.js';

export const CLOCK_STATES = ['running', 'paused', 'overdue', 'met', 'met-late'] as const;

export type ClockState = (typeof CLOCK_STATES)[number];

/** Amounts are in the unit of the target: hours with their fraction, or whole working days. */
export interface ClockFigures {
  elapsed: number;
  /** Below zero once late. A working-day target has 0 left on its last day and through the weekend after it. */
  left: number;
  /** The last instant at which the target is still met. */
  dueAt: Date;
  late: boolean;
}

export interface ClockReading extends ClockFigures {
  kind: ClockKind;
  target: ClockTarget;
  state: ClockState;
  /** Why the clock stands still now, also when it was already late before. */
  pausedFor: PauseReason | null;
  startedAt: Date;
  stoppedAt: Date | null;
  /** Paused time taken out; the same as the figures at the top. */
  withoutPauses: ClockFigures;
  /** The whole wait as the person lived through it. */
  withPauses: ClockFigures;
}

/**
 * What a clock shows at an instant. The top figures leave paused time out, and the full wait stands beside them so
 * that a pause can be questioned. The day of receipt is day 0 (Victims' Code Right 4 counts working days).
 */
export function readClock(
  clock: WaitingClock,
  pauses: readonly Pause[],
  now: Date,
  calendar: WorkingCalendar,
): ClockReading {
  const span = spanOf(clock, now);
  const figures = clock.target.unit === 'hours' ? hourFigures : workingDayFigures;
  const paused = pausedSpans(pauses, span);
  const withPauses = figures(span, [], clock.target, calendar);
  const withoutPauses = paused.length === 0 ? withPauses : figures(span, paused, clock.target, calendar);
  const pausedFor = clock.stoppedAt ? null : (pauseAt(pauses, span.to)?.reason ?? null);
  return {
    ...withoutPauses,
    kind: clock.kind,
    target: clock.target,
    state: stateOf(clock, withoutPauses, pausedFor),
    pausedFor,
    startedAt: clock.startedAt,
    stoppedAt: clock.stoppedAt,
    withoutPauses,
    withPauses,
  };
}

/** A target that had passed before anybody here knew of her tells how old a backlog is, and not who has been slow. */
export function cameLate({ dueAt, state }: Pick<ClockReading, 'dueAt' | 'state'>, recordedAt: Date): boolean {
  return state === 'overdue' && dueAt <= recordedAt;
}

/** The unmet clock that falls due first: a row shows one clock and the page shows all four. */
export function nextClock(readings: readonly ClockReading[]): ClockReading | null {
  const unmet = readings.filter((reading) => reading.stoppedAt === null);
  return unmet.reduce<ClockReading | null>((first, one) => (first && first.dueAt <= one.dueAt ? first : one), null);
}

/** What stops a clock may lie before its start, as with a call made before acceptance: then nobody waited. */
function spanOf(clock: WaitingClock, now: Date): Span {
  const end = clock.stoppedAt ?? now;
  return { from: clock.startedAt, to: end > clock.startedAt ? end : clock.startedAt };
}

/** Late comes before paused: a pause never covers up a target that had already been missed. */
function stateOf(clock: WaitingClock, figures: ClockFigures, pausedFor: PauseReason | null): ClockState {
  if (clock.stoppedAt) return figures.late ? 'met-late' : 'met';
  if (figures.late) return 'overdue';
  return pausedFor ? 'paused' : 'running';
}

const HOUR_IN_MS = 3_600_000;

function hourFigures(span: Span, paused: readonly Span[], target: ClockTarget): ClockFigures {
  const pausedFor = pausedHours(paused);
  const elapsed = (span.to.getTime() - span.from.getTime()) / HOUR_IN_MS - pausedFor;
  const dueAt = new Date(span.from.getTime() + Math.round((target.amount + pausedFor) * HOUR_IN_MS));
  return { elapsed, left: target.amount - elapsed, dueAt, late: span.to > dueAt };
}

function workingDayFigures(
  span: Span,
  paused: readonly Span[],
  target: ClockTarget,
  calendar: WorkingCalendar,
): ClockFigures {
  const start = dayNumberAt(span.from);
  const pausedFor = pausedWorkingDays(paused, calendar);
  const elapsed = countWorkingDays(start, dayNumberAt(span.to), calendar) - pausedFor;
  const dueOn = workingDayNumberAfter(start, target.amount + pausedFor, calendar);
  const dueAt = endOfDay(dayFromNumber(dueOn));
  return { elapsed, left: target.amount - elapsed, dueAt, late: span.to > dueAt };
}
