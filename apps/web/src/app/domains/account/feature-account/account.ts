import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '../../../platform/session/session';
import { OwnPassword } from './own-password';
import { OwnPasskeys } from './own-passkeys';
import { OwnSignIns } from './own-sign-ins';
import { SecondFactor } from './second-factor';

/** What a worker decides about her own way in. */
@Component({
  selector: 'app-account',
  imports: [OwnPassword, OwnPasskeys, OwnSignIns, SecondFactor, TranslocoPipe],
  template: `
    <div class="wm-page">
      <div class="wm-page-head">
        <h1>{{ 'title.account' | transloco }}</h1>
        <p>{{ worker() }}</p>
      </div>
      <app-second-factor />
      <app-own-passkeys />
      @if (!isToSetUp()) {
        <app-own-password />
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
  /** Whoever has to set up a second factor first sees the two that there are and nothing beside them. */
  protected readonly isToSetUp = computed(() => this.session.current()?.secondFactor === 'to-set-up');
  protected readonly worker = computed(() => this.session.current()?.worker.displayName ?? '');
}
