import { HttpErrorResponse } from '@angular/common/http';
import { PROBLEM_CODES, type FieldProblem, type Problem, type ProblemCode } from '@waymark/contracts';

/** Ours: no answer came at all, a device that gave no passkey, and a browser that opened no window. */
export type ShownCode = ProblemCode | 'offline' | 'passkey-not-given' | 'provider-no-window';

/** A refused request as the screens know it: a code with a sentence of its own in each language. */
export class ProblemError extends Error {
  constructor(
    readonly code: ShownCode,
    readonly status: number,
    readonly reference: string | null = null,
    readonly fields: readonly FieldProblem[] = [],
    /** The view as it stands now, where the API sends it along with a refusal. */
    readonly body: unknown = null,
    /** Something was to be shown, and nothing that anybody typed was on its way. */
    readonly isReading = false,
    /** How long to wait before the next attempt, where the API says so. */
    readonly waitSeconds: number | null = null,
  ) {
    super(code);
    this.name = 'ProblemError';
  }
}

export function toProblemError(error: unknown, isReading = false): ProblemError {
  if (error instanceof ProblemError) return error;
  if (!(error instanceof HttpErrorResponse) || error.status === 0) return new ProblemError('offline', 0, null, [], null, isReading);
  const problem = error.error as Partial<Problem> | null;
  const code = PROBLEM_CODES.find((known) => known === problem?.code) ?? fallback(error.status);
  return new ProblemError(code, error.status, problem?.reference ?? null, problem?.fields ?? [], problem, isReading, secondsToWait(error));
}

/** A header that a proxy wrote may name a day instead; then nothing is promised. */
function secondsToWait({ headers }: HttpErrorResponse): number | null {
  const wait = Number(headers.get('Retry-After') ?? NaN);
  return Number.isFinite(wait) && wait > 0 ? wait : null;
}

/** What a proxy says in its own words still has a meaning. */
function fallback(status: number): ProblemCode {
  if (status === 404) return 'not-found';
  return status === 502 || status === 503 || status === 504 ? 'busy' : 'unexpected';
}

/** What went wrong with a resource, or null. Anything that is no refusal of the API is shown as unexpected. */
export function problemOf(error: Error | undefined): ProblemError | null {
  if (!error) return null;
  if (error instanceof ProblemError) return error;
  return error.cause instanceof ProblemError ? error.cause : toProblemError(error);
}
