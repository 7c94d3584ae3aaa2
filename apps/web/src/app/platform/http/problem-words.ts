import { inject, Service } from '@angular/core';
import type { FieldProblem } from '@waymark/contracts';
import { Texts } from '../texts/texts';
import type { ProblemError, ShownCode } from './problem-error';

/** One sentence per code, telling the reader what she can do next. */
@Service()
export class ProblemWords {
  private readonly texts = inject(Texts);

  of({ code, isReading }: ProblemError): string {
    // Where nothing was typed, nothing typed is promised to be here still.
    return this.texts.get(isReading && isPassing(code) ? `problem.${code}-reading` : `problem.${code}`);
  }

  reference(problem: ProblemError): string | null {
    return problem.reference ? this.texts.get('problem.reference', { reference: problem.reference }) : null;
  }

  field(problem: FieldProblem): string {
    return this.texts.get(`field.${problem.code}`, { limit: problem.limit ?? 0 });
  }
}

function isPassing(code: ShownCode): boolean {
  return code === 'busy' || code === 'offline' || code === 'unexpected';
}
