import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { UndecidedHighView } from '@waymark/contracts';
import { ClockDisplay } from '@waymark/ui';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { personName } from '../../shared/ui/person-name';
import { Risk } from '../../shared/ui/risk';
import { WaitingWords } from '../data/waiting-words';

/** How many of a file stand here before one asks for the rest: a whole file of an agency must leave the list in reach. */
const SHOWN_FIRST = 5;

/** Found high and not decided on: each with her holder and her clock, in the order in which they must be rung. */
@Component({
  selector: 'app-undecided-high',
  imports: [ClockDisplay, Risk, RouterLink, TranslocoPipe],
  templateUrl: './undecided-high.html',
  styleUrls: ['./safety-contacts.css'],
})
export class UndecidedHigh {
  readonly rows = input.required<readonly UndecidedHighView[]>();
  readonly heading = input('waiting.undecided-heading');
  readonly log = output<UndecidedHighView>();
  protected readonly session = inject(Session);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly words = inject(WaitingWords);
  protected readonly personName = personName;
  private readonly unfolded = signal<ReadonlySet<string>>(new Set());
  /**
   * What came by itself stands whole; of each file the first, in the order of harm, until one asks for the rest. On paper
   * nothing is folded, since nobody can press a button there.
   */
  protected readonly groups = computed(() =>
    [...groupedBy(this.rows(), ({ file }) => file?.id ?? '')].map(([key, rows]) => {
      const isFolded = key !== '' && !this.unfolded().has(key) && rows.length > SHOWN_FIRST + 1;
      return { key, rows, file: rows[0]?.file ?? null, shown: isFolded ? SHOWN_FIRST : rows.length };
    }),
  );

  protected showAll(key: string): void {
    this.unfolded.update((before) => new Set(before).add(key));
  }

  protected grounds({ safetyContact }: UndecidedHighView): string {
    return safetyContact.grounds.map((ground) => this.texts.code('route-ground', ground)).join(' · ');
  }

  protected holder({ holder }: UndecidedHighView): string {
    if (!holder) return this.texts.get('safety-contact.nobody');
    const isMine = holder.id === this.session.current()?.worker.id;
    return this.texts.get(isMine ? 'waiting.held-by-you' : 'waiting.held-by', { name: holder.name });
  }
}

function groupedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
