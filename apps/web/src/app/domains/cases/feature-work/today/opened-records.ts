import { Component, inject, input, output } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OpeningNoticeView, OpeningReviewView } from '@waymark/contracts';
import { Band } from '@waymark/ui';
import { firstValueFrom } from 'rxjs';
import { Clock } from '../../../../platform/clock';
import { Dates } from '../../../../platform/texts/dates';
import { Texts } from '../../../../platform/texts/texts';
import { OneAct } from '../../../shared/data/one-act';
import { personName } from '../../../shared/ui/person-name';
import { ProblemBand } from '../../../shared/ui/problem-band';
import { TodayClient } from '../../data/today-client';

/** Records that colleagues opened in an emergency: to read of, and to look at afterwards. */
@Component({
  selector: 'app-opened-records',
  imports: [Band, ProblemBand, RouterLink, TranslocoPipe],
  template: `
    @if (notices().length) {
      <wm-band tone="warning" [heading]="'opening-notice.heading' | transloco">
        @if (act.problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        <ul>
          @for (one of notices(); track one.id) {
            <li>
              <span>
                <a class="wm-alone" [routerLink]="['/people', one.person.id]">{{ named(one) }}</a>:
                {{ 'opening-notice.line' | transloco: { by: one.by, at: dates.instant(one.openedAt), reason: texts.code('opening-reason', one.reason) } }}
                {{ runs(one) ? ('opening-notice.runs' | transloco: { time: dates.time(one.endsAt) }) : ('opening-notice.over' | transloco) }}
              </span>
              <button type="button" class="wm-button quiet" (click)="see(one)">
                {{ 'opening-notice.seen' | transloco }}<span class="wm-unseen"> {{ named(one) }}, {{ one.by }}</span>
              </button>
            </li>
          }
        </ul>
      </wm-band>
    }
    @if (reviews().length) {
      <wm-band tone="warning" [heading]="'opening-review.heading' | transloco">
        <ul>
          @for (one of reviews(); track one.id) {
            <li>
              <span>
                <a class="wm-alone" [routerLink]="['/people', one.person.id]">{{ named(one) }}</a>:
                {{ 'opening-notice.line' | transloco: { by: one.by, at: dates.instant(one.openedAt), reason: texts.code('opening-reason', one.reason) } }}
                <strong>{{
                  one.isOverdue
                    ? ('opening-review.overdue' | transloco: { day: dates.shortDay(one.dueOn), name: one.by })
                    : ('opening-review.due' | transloco: { day: dates.shortDay(one.dueOn) })
                }}</strong>
              </span>
              <button type="button" class="wm-button" (click)="look(one)">
                {{ 'opening-review.look' | transloco }}<span class="wm-unseen"> {{ named(one) }}, {{ one.by }}</span>
              </button>
            </li>
          }
        </ul>
      </wm-band>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--wm-3);
      margin-block-end: var(--wm-4);
    }
    ul {
      display: grid;
      gap: var(--wm-2);
      margin: var(--wm-2) 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--wm-1) var(--wm-4);
    }
    li > span {
      flex: 1 1 18rem;
    }
    strong {
      display: block;
      font-weight: 600;
    }
  `,
})
export class OpenedRecords {
  private readonly client = inject(TodayClient);
  private readonly dialog = inject(MatDialog);
  private readonly clock = inject(Clock);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly act = new OneAct();
  readonly notices = input.required<readonly OpeningNoticeView[]>();
  readonly reviews = input.required<readonly OpeningReviewView[]>();
  readonly changed = output<void>();

  protected named({ person }: OpeningNoticeView): string {
    return personName(person) ?? person.reference;
  }

  protected runs({ endedAt, endsAt }: OpeningNoticeView): boolean {
    return endedAt === null && Date.parse(endsAt) > this.clock.now().getTime();
  }

  protected see(one: OpeningNoticeView): Promise<void> {
    return this.act.run(async () => {
      await this.client.seeOpening(one);
      this.changed.emit();
    });
  }

  protected async look(one: OpeningReviewView): Promise<void> {
    const { ReviewOpeningDialog } = await import('./review-opening-dialog');
    if (await firstValueFrom(this.dialog.open(ReviewOpeningDialog, { data: one, width: '40rem' }).afterClosed())) this.changed.emit();
  }
}
