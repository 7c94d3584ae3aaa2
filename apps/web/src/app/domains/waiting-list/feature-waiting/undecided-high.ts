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

/** How many stand here before one asks for the rest: a whole file of an agency must leave the list in reach. */
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
  readonly log = output<UndecidedHighView>();
  protected readonly session = inject(Session);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly words = inject(WaitingWords);
  protected readonly personName = personName;
  private readonly isWhole = signal(false);
  /** From which row on the list is folded; on paper it never is, since nobody can press a button there. */
  protected readonly shown = computed(() => (this.isWhole() ? this.rows().length : Math.min(SHOWN_FIRST, this.rows().length)));
  protected readonly hidden = computed(() => this.rows().length - this.shown());

  protected showAll(): void {
    this.isWhole.set(true);
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
