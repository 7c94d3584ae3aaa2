import { CLOCK_KINDS, type ClockKind, type ClockStart, type ClockTarget } from './waiting-codes.js';

export type ClockTargets = Readonly<Record<ClockKind, ClockTarget>>;

/** When each thing happened that a clock may start on; null while it has not. */
export type ClockStarts = Readonly<Record<ClockStart, Date | null>>;

/** When each clock was stopped; null while it runs. */
export type ClockStops = Readonly<Record<ClockKind, Date | null>>;

/** A clock that has started. */
export interface WaitingClock {
  kind: ClockKind;
  target: ClockTarget;
  startedAt: Date;
  stoppedAt: Date | null;
}

/** The clocks that have something to count from; a clock "from acceptance" does not exist before it. */
export function startedClocks(targets: ClockTargets, starts: ClockStarts, stops: ClockStops): WaitingClock[] {
  return CLOCK_KINDS.flatMap((kind) => {
    const target = targets[kind];
    const startedAt = starts[target.startsOn];
    return startedAt ? [{ kind, target, startedAt, stoppedAt: stops[kind] }] : [];
  });
}
