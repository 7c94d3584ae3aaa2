import { Component, computed, DOCUMENT, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RiskAssessmentView } from '@waymark/contracts';
import { SkeletonRows } from '@waymark/ui';
import { problemOf } from '../../../platform/http/problem-error';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { ContactLog, type ContactLogSubject } from '../../shared/data/contact-log';
import { OwedContact } from '../../shared/ui/owed-contact';
import { PersonLinks } from '../../shared/ui/person-links';
import { personName } from '../../shared/ui/person-name';
import { ProblemBand } from '../../shared/ui/problem-band';
import { AssessmentDesk } from '../data/assessment-desk';
import { RiskAssessmentsClient } from '../data/risk-assessments-client';
import { AssessmentResult } from '../ui/assessment-result';
import { Checklist } from './checklist';

/** One assessment: the checklist beside the notes while it is open, the result once it is finished. */
@Component({
  selector: 'app-call-page',
  imports: [AssessmentResult, Checklist, OwedContact, PersonLinks, ProblemBand, RouterLink, SkeletonRows, TranslocoPipe],
  providers: [AssessmentDesk],
  template: `
    @if (desk.view(); as view) {
      @if (view.state === 'finished') {
        <div class="wm-page">
          <app-person-links [personId]="id()" />
          @if (view.safetyContact; as owed) {
            <app-owed-contact
              [owed]="owed"
              [person]="called(view)"
              [heading]="justFinished() ? ('finish.contact-owed' | transloco) : null"
              [spoke]="justFinished()"
              [log]="contactLog.open"
              (logged)="resource.reload()"
            />
          }
          <app-assessment-result [view]="view" />
        </div>
      } @else {
        <app-checklist (parked)="leave()" />
      }
    } @else {
      <div class="wm-page">
        <h1 class="wm-unseen">{{ 'title.assessment' | transloco }}</h1>
        @if (problem(); as refusal) {
          <app-problem-band [problem]="refusal" (again)="retry()" />
          <p><a [routerLink]="['/people', id(), 'assess']">{{ 'call.to-list' | transloco }}</a></p>
        } @else {
          <wm-skeleton-rows [count]="12" [text]="'assessments.loading' | transloco" />
        }
      </div>
    }
  `,
})
export class CallPage {
  private readonly router = inject(Router);
  protected readonly desk = inject(AssessmentDesk);
  protected readonly contactLog = inject(ContactLog);
  /** She has just gone through it with somebody: that may have been the contact that is owed. */
  protected readonly justFinished = signal(false);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly id = input.required<string>();
  readonly assessmentId = input.required<string>();
  protected readonly resource = inject(RiskAssessmentsClient).one(this.assessmentId);
  private readonly failed = signal<Error | undefined>(undefined);
  protected readonly problem = computed(() => problemOf(this.resource.error() ?? this.failed()));
  protected readonly personName = personName;

  constructor() {
    effect(() => {
      const view = this.resource.hasValue() ? this.resource.value() : null;
      if (view) untracked(() => void this.open(view).catch((error: Error) => this.failed.set(error)));
    });
    const document = inject(DOCUMENT);
    let wasOpen = false;
    effect(() => {
      const state = this.desk.view()?.state;
      if (wasOpen && state === 'finished') {
        this.justFinished.set(true);
        readFromTop(document);
      }
      wasOpen = state !== undefined && state !== 'finished';
    });
  }

  protected retry(): void {
    this.failed.set(undefined);
    this.resource.reload();
  }

  private async open(view: Parameters<AssessmentDesk['open']>[0]): Promise<void> {
    await this.desk.open(view);
    if (view.state === 'parked' && !view.isCaseClosed) await this.desk.resume();
  }

  protected called({ person: { reference, givenName, familyName, knownAs } }: RiskAssessmentView): ContactLogSubject['person'] {
    return { reference, givenName: givenName ?? '', familyName: familyName ?? '', knownAs };
  }

  protected leave(): void {
    void this.router.navigate(['/people', this.id(), 'assess'], { state: { parked: true } });
  }
}

/** A result takes the place of the checklist and is read like a page of its own. */
function readFromTop(document: Document): void {
  document.defaultView?.scrollTo(0, 0);
  document.querySelector('main')?.focus({ preventScroll: true });
}
