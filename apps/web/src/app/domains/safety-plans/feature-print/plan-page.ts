import { Component, computed, DOCUMENT, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Band, SkeletonRows } from '@waymark/ui';
import { problemOf } from '../../../platform/http/problem-error';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { PersonHeading } from '../../shared/ui/person-heading';
import { personName } from '../../shared/ui/person-name';
import { ProblemBand } from '../../shared/ui/problem-band';
import { SafetyPlansClient } from '../data/safety-plans-client';
import { SaidAnswered } from '../ui/said-answered';
import { SaidSince } from '../ui/said-since';

/**
 * One version of a plan, to read and to print. The discreet print is small, carries no name, heading or date of ours and
 * no word about what it is: whoever finds it finds a list of notes.
 */
@Component({
  selector: 'app-plan-page',
  imports: [Band, PersonHeading, ProblemBand, RouterLink, SaidAnswered, SaidSince, SkeletonRows, TranslocoPipe],
  templateUrl: './plan-page.html',
  styleUrl: './plan-page.css',
  host: { '[class.discreet]': 'isDiscreet()' },
})
export class PlanPage {
  private readonly window = inject(DOCUMENT).defaultView!;
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly id = input.required<string>();
  readonly planId = input.required<string>();
  protected readonly resource = inject(SafetyPlansClient).one(this.planId);
  protected readonly plan = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly problem = computed(() => problemOf(this.resource.error()));
  protected readonly isDiscreet = signal(false);
  protected readonly personName = personName;
  private readonly session = inject(Session);
  protected readonly mayPrint = computed(() => this.session.may('safety-plan:record'));

  protected print(isDiscreet: boolean): void {
    this.isDiscreet.set(isDiscreet);
    // The browser prints what is drawn, so the class must be on the page first.
    this.window.setTimeout(() => this.window.print());
  }
}
