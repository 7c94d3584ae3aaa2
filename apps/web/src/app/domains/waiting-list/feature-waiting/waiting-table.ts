import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WaitingRowView } from '@waymark/contracts';
import { ClockDisplay, Icon } from '@waymark/ui';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { personName } from '../../shared/ui/person-name';
import { Risk } from '../../shared/ui/risk';
import { WaitingWords } from '../data/waiting-words';
import { RowActs } from './row-acts';
import type { WaitingAct } from './waiting-page';

/** The list in its order, each line with what put it there and with the clock that falls due first. */
@Component({
  selector: 'app-waiting-table',
  imports: [ClockDisplay, Icon, Risk, RouterLink, RowActs, TranslocoPipe],
  templateUrl: './waiting-table.html',
  styleUrl: './waiting-table.css',
})
export class WaitingTable {
  readonly rows = input.required<readonly WaitingRowView[]>();
  readonly reached = output<WaitingRowView>();
  /** Ids of those chosen to be allocated together, and whether anybody may be. */
  readonly picked = input<ReadonlySet<string>>(new Set());
  readonly mayPick = input(false);
  readonly pick = output<WaitingRowView>();
  readonly act = output<{ act: WaitingAct; row: WaitingRowView }>();
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly words = inject(WaitingWords);
  protected readonly personName = personName;

  protected flags({ person }: WaitingRowView): string[] {
    return [
      ...(person.needsInterpreter ? [this.texts.get('waiting.interpreter')] : []),
      ...(person.language === 'not-asked' ? [] : [this.texts.code('language', person.language)]),
    ];
  }
}
