import type { ContactRouteView } from '@waymark/contracts';
import type { AttemptMethod, AttemptOutcome, ContactCaution, ContactRefusal, WayOfContact } from '@waymark/domain';

/** One way of reaching somebody: a method on a number or address, or meeting her. */
export interface Way {
  key: string;
  method: AttemptMethod;
  point: ContactRouteView | null;
  refusal: ContactRefusal | null;
  /** Null for a meeting, which needs no line. */
  line: WayOfContact | null;
  cautions: readonly ContactCaution[];
}

const MEETING: Way = { key: 'in-person', method: 'in-person', point: null, refusal: null, line: null, cautions: [] };

/** Every way that there is, safe ones first and in the order in which workers use them. */
export function waysOf(points: readonly ContactRouteView[]): Way[] {
  const lines = points.flatMap((point) =>
    point.routes.map(({ method, refusal, safety, cautions }): Way => ({ key: `${method} ${point.id}`, method, point, refusal, line: { method, safety }, cautions })),
  );
  return [...lines.filter(({ refusal }) => refusal === null), MEETING, ...lines.filter(({ refusal }) => refusal !== null)];
}

const HEARD: readonly AttemptOutcome[] = ['person-got-in-touch'];

/**
 * What can come of each way, likeliest first. That the person got in touch can always be said. A way that is not safe is
 * nothing to do now; only what has happened by it already is written down.
 */
export function outcomesOf(way: Pick<Way, 'method' | 'refusal'> | null, hasHappened: boolean): readonly AttemptOutcome[] {
  if (!way || (way.refusal !== null && !hasHappened)) return HEARD;
  switch (way.method) {
    case 'call':
      return ['no-answer', 'spoke', 'spoke-not-safe', 'answered-by-other', 'wrong-number', 'number-unobtainable', ...HEARD];
    case 'voicemail':
      return ['message-left', ...HEARD];
    case 'text':
    case 'email':
    case 'post':
      return ['message-sent', 'wrong-number', ...HEARD];
    case 'in-person':
      return ['spoke', 'no-answer', 'spoke-not-safe', ...HEARD];
  }
}

/** Whether the person herself was there to say what is safe now. */
export function couldSaySafety(outcome: AttemptOutcome | '', way: Way | null): boolean {
  return (outcome === 'spoke' || outcome === 'person-got-in-touch') && way?.point?.kind === 'phone';
}
