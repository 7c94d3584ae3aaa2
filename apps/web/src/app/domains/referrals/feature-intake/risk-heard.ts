import { Component, computed, inject, input, resource } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { Control, Field } from '@waymark/ui';
import { Session } from '../../../platform/session/session';
import { Entrusting } from '../../shared/data/entrusting';
import { WorkerLoadsClient } from '../../shared/data/worker-loads-client';
import type { IntakeDraft } from '../data/intake-draft';

/** Danger that is heard in the call waits for no triage: a contact is owed at once, and it shows by whom. */
@Component({
  selector: 'app-risk-heard',
  imports: [Control, Field, TranslocoPipe],
  template: `
    <label class="tick">
      <input type="checkbox" [checked]="isHigh()" (change)="setHigh(!isHigh())" />
      <span>{{ 'intake.judgedHigh' | transloco }}</span>
    </label>
    @if (isHigh()) {
      @if (others().length) {
        <wm-field [label]="'intake.riskHolderId' | transloco" [hint]="'intake-page.holder-hint' | transloco" controlId="riskHolderId">
          <select #box wmControl (change)="field().riskHolderId().value.set(box.value)">
            <option value="" [selected]="holder() === ''">{{ 'intake-page.holder-you' | transloco: { name: me()?.displayName } }}</option>
            @for (one of others(); track one.id) {
              <option [value]="one.id" [selected]="holder() === one.id">{{ one.name }}</option>
            }
          </select>
        </wm-field>
      } @else {
        <p class="wm-small">{{ 'intake-page.you-hold' | transloco: { name: me()?.displayName } }}</p>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-2);
    }
    .tick {
      display: flex;
      align-items: center;
      gap: var(--wm-2);
      min-block-size: var(--wm-target);
    }
    .tick input {
      flex: none;
      inline-size: 1.25rem;
      block-size: 1.25rem;
    }
    wm-field {
      max-inline-size: 24rem;
    }
    p {
      margin: 0;
    }
  `,
})
export class RiskHeard {
  private readonly session = inject(Session);
  private readonly entrusting = inject(Entrusting);
  private readonly loads = inject(WorkerLoadsClient);
  readonly field = input.required<FieldTree<IntakeDraft>>();
  protected readonly me = computed(() => this.session.current()?.worker);
  protected readonly isHigh = computed(() => this.field().judgedHigh().value());
  protected readonly holder = computed(() => this.field().riskHolderId().value());
  private readonly staff = resource({
    params: () => this.isHigh() && this.entrusting.mayGive(),
    loader: ({ params: isAsked }) => (isAsked ? this.loads.all() : Promise.resolve([])),
  });
  /** Only a lead or manager gives it to a colleague; for everybody else there is nothing to choose. */
  protected readonly others = computed(() => {
    const staff = this.staff.hasValue() ? this.staff.value().map(({ worker }) => worker) : [];
    return staff.filter(({ id }) => id !== this.me()?.id);
  });

  protected setHigh(isHigh: boolean): void {
    this.field().judgedHigh().value.set(isHigh);
    if (!isHigh) this.field().riskHolderId().value.set('');
  }
}
