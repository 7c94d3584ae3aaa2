import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '../../../platform/session/session';
import { OwnSignIns } from './own-sign-ins';
import { SecondFactor } from './second-factor';

/** What a worker decides about her own way in. */
@Component({
  selector: 'app-account',
  imports: [OwnSignIns, SecondFactor, TranslocoPipe],
  template: `
    <div class="wm-page">
      <div class="wm-page-head">
        <h1>{{ 'title.account' | transloco }}</h1>
        <p>{{ worker() }}</p>
      </div>
      <app-second-factor />
      @if (!isToSetUp()) {
        <app-own-sign-ins />
      }
    </div>
  `,
  styles: `
    .wm-page {
      max-inline-size: 46rem;
    }
  `,
})
export class Account {
  private readonly session = inject(Session);
  /** Whoever has to set up her second factor first sees that and nothing beside it. */
  protected readonly isToSetUp = computed(() => this.session.current()?.secondFactor === 'to-set-up');
  protected readonly worker = computed(() => this.session.current()?.worker.displayName ?? '');
}
