import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Band, EmptyState, SkeletonRows } from '@waymark/ui';
import { problemOf } from '../../../platform/http/problem-error';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { PersonHeading } from '../../shared/ui/person-heading';
import { ProblemBand } from '../../shared/ui/problem-band';
import { Risk } from '../../shared/ui/risk';
import { SafetyPlansClient } from '../data/safety-plans-client';

/** Every version of a person's safety plan, and whether the newest still answers the newest assessment. */
@Component({
  selector: 'app-plans-page',
  imports: [Band, EmptyState, PersonHeading, ProblemBand, Risk, RouterLink, SkeletonRows, TranslocoPipe],
  templateUrl: './plans-page.html',
  styleUrl: './plans-page.css',
})
export class PlansPage {
  private readonly session = inject(Session);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly id = input.required<string>();
  protected readonly resource = inject(SafetyPlansClient).ofPerson(this.id);
  protected readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly problem = computed(() => problemOf(this.resource.error()));
  protected readonly mayWrite = computed(() => this.session.may('safety-plan:record') && !!this.view()?.newestAssessment);
  protected readonly isBehind = computed(() => this.view()?.plans[0]?.answersNewestAssessment === false);
}
