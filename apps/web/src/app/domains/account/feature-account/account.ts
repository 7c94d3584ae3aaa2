import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '../../../platform/session/session';
import { SecondFactor } from './second-factor';

/** What a worker decides about her own way in. */
@Component({
  selector: 'app-account',
  imports: [SecondFactor, TranslocoPipe],
  template: `
    <div class="wm-page">
      <div class="wm-page-head">
        <h1>{{ 'title.account' | transloco }}</h1>
        <p>{{ worker() }}</p>
      </div>
      <app-second-factor />
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
  protected readonly worker = computed(() => this.session.current()?.worker.displayName ?? '');
}
