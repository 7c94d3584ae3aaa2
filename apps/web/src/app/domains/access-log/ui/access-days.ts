import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccessActView } from '@waymark/contracts';
import { EmptyState, SkeletonRows } from '@waymark/ui';
import { Dates } from '../../../platform/texts/dates';
import type { EarlierPages } from '../../shared/data/earlier-pages';
import { ProblemBand } from '../../shared/ui/problem-band';
import { AccessActs } from './access-acts';

/** One line of a day: by whom, or with whose record. Without a link it is a plain word. */
export interface AccessLine {
  link: readonly string[] | null;
  name: string;
  reference: string | null;
  acts: readonly AccessActView[];
}

export interface AccessDay {
  day: string;
  lines: readonly AccessLine[];
}

/** What was done, day by day, newest first, with the earlier days below when asked for. */
@Component({
  selector: 'app-access-days',
  imports: [AccessActs, EmptyState, ProblemBand, RouterLink, SkeletonRows, TranslocoPipe],
  templateUrl: './access-days.html',
  styleUrl: './access-days.css',
})
export class AccessDays {
  protected readonly dates = inject(Dates);
  readonly log = input.required<EarlierPages<{ cursor: string | null }>>();
  readonly days = input.required<readonly AccessDay[]>();
}
