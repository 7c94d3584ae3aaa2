import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ImportRowListItem, Page } from '@waymark/contracts';
import { SkeletonRows } from '@waymark/ui';
import { problemOf, toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { personName } from '../../shared/ui/person-name';
import { ProblemBand } from '../../shared/ui/problem-band';
import { ImportsClient } from '../data/imports-client';

/**
 * Rows that somebody has to know of, a stated high risk first: those to review, or those that an undo has left as they
 * are. Sorted, not shouted: a backlog must stay readable.
 */
@Component({
  selector: 'app-rows-of-file',
  imports: [ProblemBand, RouterLink, SkeletonRows, TranslocoPipe],
  template: `
    <section [attr.aria-labelledby]="headingId()">
      <h2 [id]="headingId()">{{ heading() }}</h2>
      @if (isKept()) {
        <p class="about">{{ 'import-rows.kept-text' | transloco }}</p>
      }
      @if (problem(); as refusal) {
        <app-problem-band [problem]="refusal" (again)="again()" />
      }
      @if (items().length) {
        <ul>
          @for (row of items(); track row.id) {
            <li>
              <div class="who">
                <span class="wm-ref">{{ 'import-rows.row' | transloco: { row: row.position } }}</span>
                <a [routerLink]="isKept() ? ['/referrals', row.referralId] : ['/imports', importId(), 'rows', row.id]">{{
                  personName(row) ?? ('person-name.none' | transloco)
                }}</a>
                @if (row.statesHighRisk) {
                  <span class="high">{{ 'import-rows.states-high' | transloco }}</span>
                }
              </div>
              <p>
                {{ reasons(row) }}
                @if (row.receivedOn) {
                  <span class="wm-quiet">· {{ 'import-rows.received' | transloco: { day: dates.shortDay(row.receivedOn) } }}</span>
                }
              </p>
            </li>
          }
        </ul>
        @if (next()) {
          <button type="button" class="wm-button quiet" [attr.aria-disabled]="isFetching()" (click)="more()">
            {{ (isFetching() ? 'referral-list.loading' : 'referral-list.more') | transloco }}
          </button>
        }
      } @else if (first.isLoading()) {
        <wm-skeleton-rows [count]="4" [text]="'referral-list.loading' | transloco" />
      } @else if (!problem()) {
        <p class="wm-quiet">{{ 'import-rows.none' | transloco }}</p>
      }
    </section>
  `,
  styleUrl: './rows-of-file.css',
})
export class RowsOfFile {
  private readonly client = inject(ImportsClient);
  private readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly personName = personName;
  readonly importId = input.required<string>();
  readonly count = input.required<number>();
  /** Of them, those in which the agency states high risk. */
  readonly high = input(0);
  readonly state = input<'review' | 'kept'>('review');
  protected readonly isKept = computed(() => this.state() === 'kept');
  protected readonly headingId = computed(() => `${this.state()}-heading`);
  protected readonly heading = computed(() => {
    const rows = this.count();
    if (this.isKept()) return this.texts.get('import-rows.kept-heading', { rows });
    const heading = this.texts.get('import-rows.heading', { rows });
    return this.high() > 0 ? `${heading}: ${this.texts.get('import-rows.of-them-high', { rows: this.high() })}` : heading;
  });
  private readonly asked = computed(() => (this.count() > 0 ? this.importId() : null));
  protected readonly first = this.client.rows(this.asked, this.state);
  private readonly firstPage = computed(() => (this.first.hasValue() ? this.first.value() : null));
  private readonly shown = linkedSignal<Page<ImportRowListItem> | null>(() => this.firstPage());
  protected readonly items = computed(() => this.shown()?.items ?? []);
  protected readonly next = computed(() => this.shown()?.next ?? null);
  private readonly moreProblem = signal<ProblemError | null>(null);
  protected readonly problem = computed(() => problemOf(this.first.error()) ?? this.moreProblem());
  protected readonly isFetching = signal(false);

  protected reasons(row: ImportRowListItem): string {
    if (row.keptBecause) return this.texts.code('import-kept', row.keptBecause);
    return row.reasons.map((code) => this.texts.code('import-reason', code)).join(' · ');
  }

  protected async more(): Promise<void> {
    const cursor = this.next();
    if (!cursor || this.isFetching()) return;
    this.isFetching.set(true);
    this.moreProblem.set(null);
    try {
      const page = await this.client.rowsAfter(this.importId(), this.state(), cursor);
      this.shown.update((before) => ({ items: [...(before?.items ?? []), ...page.items], next: page.next }));
    } catch (error) {
      this.moreProblem.set(toProblemError(error));
    } finally {
      this.isFetching.set(false);
    }
  }

  protected again(): void {
    if (this.moreProblem()) void this.more();
    else this.first.reload();
  }
}
