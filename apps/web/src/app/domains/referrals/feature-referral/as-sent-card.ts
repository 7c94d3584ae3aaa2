import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { problemOf, toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { ReferralsClient } from '../data/referrals-client';

/** A referral from a file beside what the agency wrote, with what it asked for and this organisation does not offer. */
@Component({
  selector: 'app-as-sent-card',
  imports: [ProblemBand, TranslocoPipe],
  template: `
    <section class="wm-card stack" aria-labelledby="as-sent-heading">
      <h2 id="as-sent-heading">{{ 'as-sent.heading' | transloco }}</h2>
      @if (problem(); as refusal) {
        <app-problem-band [problem]="refusal" (again)="resource.reload()" />
      }
      @if (sent(); as view) {
        <p>{{ 'as-sent.from' | transloco: { source: view.source, row: view.position } }}</p>
        @if (view.requested.length) {
          <h3>{{ 'as-sent.requested' | transloco }}</h3>
          <ul>
            @for (one of view.requested; track one.service) {
              <li>
                {{ texts.code('requested', one.service) }}
                @if (!one.isOffered) {
                  <strong>{{ 'as-sent.not-offered' | transloco }}</strong>
                }
              </li>
            }
          </ul>
        }
        <details>
          <summary>{{ 'as-sent.show' | transloco }}</summary>
          <dl class="wm-facts">
            @for (cell of view.cells; track $index) {
              @if (cell.text || cell.isWithheld) {
                <dt>{{ cell.column }}</dt>
                @if (cell.isWithheld) {
                  <dd class="wm-quiet">{{ 'as-sent.withheld' | transloco }}</dd>
                } @else {
                  <dd>{{ cell.text }}</dd>
                }
              }
            }
          </dl>
          @if (withholds()) {
            <p><button type="button" class="wm-button quiet" [disabled]="busy()" (click)="reveal()">{{ 'as-sent.reveal' | transloco }}</button></p>
            <p class="wm-small wm-quiet">{{ 'as-sent.recorded' | transloco }}</p>
          }
        </details>
      }
    </section>
  `,
  styles: `
    h3 {
      margin: 0;
      font-size: var(--wm-text-m);
    }
    ul {
      margin: 0;
      padding-inline-start: var(--wm-4);
    }
    dd {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class AsSentCard {
  private readonly client = inject(ReferralsClient);
  protected readonly texts = inject(Texts);
  readonly referralId = input.required<string>();
  protected readonly resource = this.client.asSent(this.referralId);
  protected readonly sent = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly withholds = computed(() => this.sent()?.cells.some(({ isWithheld }) => isWithheld) ?? false);
  private readonly refusal = signal<ProblemError | null>(null);
  protected readonly problem = computed(() => this.refusal() ?? problemOf(this.resource.error()));
  protected readonly busy = signal(false);

  protected async reveal(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.resource.set(await this.client.revealAsSent(this.referralId()));
    } catch (error) {
      this.refusal.set(toProblemError(error));
    } finally {
      this.busy.set(false);
    }
  }
}
