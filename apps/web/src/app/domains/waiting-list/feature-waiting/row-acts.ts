import { Component, computed, inject, input, output } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WaitingRowView } from '@waymark/contracts';
import { Session } from '../../../platform/session/session';
import { Entrusting } from '../../shared/data/entrusting';
import type { WaitingAct } from './waiting-page';

/** What may be done for one person: the two acts of every day beside each other, the others behind one button. */
@Component({
  selector: 'app-row-acts',
  imports: [MatMenuModule, TranslocoPipe],
  template: `
    @if (session.may('waiting-list:work')) {
      <button type="button" class="wm-button quiet" (click)="act.emit('log')">
        {{ 'waiting.act-log' | transloco }}<span class="wm-unseen"> {{ row().person.reference }}</span>
      </button>
    }
    @if (session.may('waiting-list:allocate')) {
      <button type="button" class="wm-button quiet" (click)="act.emit('allocate')">
        {{ (row().allocation ? 'waiting.act-reallocate' : 'waiting.act-allocate') | transloco
        }}<span class="wm-unseen"> {{ row().person.reference }}</span>
      </button>
    }
    @if (others().length) {
      <button type="button" class="wm-button quiet" [matMenuTriggerFor]="menu">
        {{ 'waiting.more' | transloco }}<span class="wm-unseen"> {{ row().person.reference }}</span>
      </button>
      <mat-menu #menu="matMenu">
        @for (one of others(); track one) {
          <button mat-menu-item type="button" (click)="act.emit(one)">{{ 'waiting.act-' + one | transloco }}</button>
        }
      </mat-menu>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--wm-1);
    }
    .wm-button {
      min-block-size: 1.875rem;
      padding: 0 var(--wm-2);
      font-size: var(--wm-text-s);
      white-space: nowrap;
    }
    @media (max-width: 40rem), (pointer: coarse) {
      .wm-button {
        min-block-size: var(--wm-target);
        padding-inline: var(--wm-3);
        font-size: var(--wm-text-m);
      }
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class RowActs {
  readonly row = input.required<WaitingRowView>();
  readonly act = output<WaitingAct>();
  protected readonly session = inject(Session);
  private readonly entrusting = inject(Entrusting);
  protected readonly others = computed((): WaitingAct[] => {
    const { allocation, holder, pause } = this.row();
    const me = this.session.current()?.worker.id;
    return [
      ...(this.entrusting.mayOpenCase(allocation?.worker.id ?? null) ? (['agree'] as const) : []),
      ...(this.session.may('waiting-list:work')
        ? ([pause ? 'resume' : 'pause', ...(holder.id === me ? [] : (['hold'] as const)), 'leave'] as const)
        : []),
    ];
  });
}
