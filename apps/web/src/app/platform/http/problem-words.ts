import { inject, Service } from '@angular/core';
import type { FieldProblem, Problem, ProblemTally } from '@waymark/contracts';
import { Clock } from '../clock';
import { Dates } from '../texts/dates';
import { Texts } from '../texts/texts';
import type { ProblemError, ShownCode } from './problem-error';

/** One sentence per code, telling the reader what she can do next. */
@Service()
export class ProblemWords {
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  private readonly clock = inject(Clock);
  /** Worked out once: the hour that was promised must not move with each look at it. */
  private readonly promised = new WeakMap<ProblemError, string>();

  of(problem: ProblemError): string {
    const { code, isReading, waitSeconds } = problem;
    if (code === 'too-many-attempts' && waitSeconds !== null) return this.texts.get('problem.too-many-attempts-until', { time: this.until(problem, waitSeconds) });
    const tally = tallyOf(problem);
    if (tally) return `${this.texts.get(`problem.${code}`)} ${this.texts.get('problem.tally', { ...tally })}`;
    // Where nothing was typed, nothing typed is promised to be here still.
    return this.texts.get(isReading && isPassing(code) ? `problem.${code}-reading` : `problem.${code}`);
  }

  /** To the minute and never too early. */
  private until(problem: ProblemError, seconds: number): string {
    const before = this.promised.get(problem);
    if (before !== undefined) return before;
    const minute = 60_000;
    const at = new Date(Math.ceil((this.clock.now().getTime() + seconds * 1_000) / minute) * minute);
    const time = this.dates.time(at.toISOString());
    this.promised.set(problem, time);
    return time;
  }

  reference(problem: ProblemError): string | null {
    return problem.reference ? this.texts.get('problem.reference', { reference: problem.reference }) : null;
  }

  field(problem: FieldProblem): string {
    return this.texts.get(`field.${problem.code}`, { limit: problem.limit ?? 0 });
  }
}

function tallyOf({ body }: ProblemError): ProblemTally | null {
  return (body as Partial<Problem> | null)?.tally ?? null;
}

function isPassing(code: ShownCode): boolean {
  return code === 'busy' || code === 'offline' || code === 'unexpected';
}
