import { inject, Service } from '@angular/core';
import type { WorkerLoadView } from '@waymark/contracts';
import { Texts } from '../../../platform/texts/texts';

/** How much a colleague carries already, and whether she is there: said wherever somebody is named. */
@Service()
export class LoadWords {
  private readonly texts = inject(Texts);

  load({ weighted, ceiling, active }: WorkerLoadView): string {
    return this.texts.get('waiting.load', { weighted: this.texts.number(weighted), ceiling: this.texts.number(ceiling), count: active });
  }

  /** A name with what speaks for or against asking her, for a choice that has one line for each. */
  named(one: WorkerLoadView): string {
    const { worker, carriesCases, waiting, isOnLeave } = one;
    if (isOnLeave) return [worker.name, this.texts.get('waiting.on-leave')].join(' · ');
    const holds = waiting > 0 ? [this.texts.get('waiting.holds', { count: waiting })] : [];
    return [worker.name, ...(carriesCases ? [this.load(one)] : []), ...holds].join(' · ');
  }
}
