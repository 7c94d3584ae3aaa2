import { Component, computed, effect, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PersonRiskView, RiskAssessmentListItem } from '@waymark/contracts';
import { Band, EmptyState, SkeletonRows } from '@waymark/ui';
import { firstValueFrom } from 'rxjs';
import { problemOf, toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Notices } from '../../../platform/notices';
import { randomKey } from '../../../platform/random-key';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { ContactLog, type ContactLogSubject } from '../../shared/data/contact-log';
import { OwedContact } from '../../shared/ui/owed-contact';
import { PersonHeading } from '../../shared/ui/person-heading';
import { ProblemBand } from '../../shared/ui/problem-band';
import { Risk } from '../../shared/ui/risk';
import { RiskAssessmentsClient } from '../data/risk-assessments-client';

/** A person's risk: the level in force with what it rests on, the open checklist, and every earlier one. */
@Component({
  selector: 'app-assessments-page',
  imports: [Band, EmptyState, OwedContact, PersonHeading, ProblemBand, Risk, RouterLink, SkeletonRows, TranslocoPipe],
  templateUrl: './assessments-page.html',
  styleUrl: './assessments-page.css',
})
export class AssessmentsPage {
  private readonly client = inject(RiskAssessmentsClient);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly notices = inject(Notices);
  private readonly session = inject(Session);
  protected readonly contactLog = inject(ContactLog);
  private readonly startKey = randomKey();
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly id = input.required<string>();

  protected readonly list = this.client.ofPerson(this.id);
  protected readonly riskOf = this.client.riskOf(this.id);
  protected readonly items = computed(() => (this.list.hasValue() ? this.list.value() : null));
  protected readonly risk = computed(() => (this.riskOf.hasValue() ? this.riskOf.value() : null));
  protected readonly problem = computed(() => problemOf(this.list.error() ?? this.riskOf.error()));
  protected readonly open = computed(() => this.items()?.find(({ state }) => state !== 'finished') ?? null);
  protected readonly finished = computed(() => this.items()?.filter(({ state }) => state === 'finished') ?? []);
  /** What holds the risk high now: said without a level, or found by the assessment that the level rests on. */
  protected readonly highGrounds = computed(() => {
    const now = this.risk();
    if (now?.highGrounds.length) return now.highGrounds.map((ground) => this.texts.code('route-ground', ground)).join(' · ');
    const { assessmentId = null } = now?.decisions[0] ?? {};
    const basis = now?.level === 'high' ? this.items()?.find(({ id }) => id === assessmentId) : undefined;
    return basis?.grounds.map((ground) => this.texts.code('ground', ground)).join(' · ') ?? '';
  });
  protected readonly mayRecord = computed(() => this.session.may('risk-assessment:record'));
  protected readonly mayDecide = computed(() => this.session.may('risk-level:decide'));
  protected readonly refusal = signal<ProblemError | null>(null);
  protected readonly starting = signal(false);
  private readonly carryOn = viewChild<ElementRef<HTMLElement>>('carryOn');

  constructor() {
    // Whoever has just parked a call is one key from it.
    const hasParked = this.router.currentNavigation()?.extras.state?.['parked'] === true;
    if (hasParked) effect(() => this.carryOn()?.nativeElement.focus());
  }

  protected async start({ referralId }: PersonRiskView): Promise<void> {
    if (referralId === null || this.starting()) return;
    this.starting.set(true);
    try {
      const { id } = await this.client.start(referralId, this.startKey);
      await this.router.navigate(['/people', this.id(), 'assess', id]);
    } catch (error) {
      this.refusal.set(toProblemError(error));
      this.list.reload();
    } finally {
      this.starting.set(false);
    }
  }

  protected async decide(risk: PersonRiskView): Promise<void> {
    const { DecideLevelDialog } = await import('./decide-level-dialog');
    const opened = this.dialog.open<unknown, PersonRiskView, PersonRiskView>(DecideLevelDialog, { data: risk, width: '34rem' });
    const changed = await firstValueFrom(opened.afterClosed());
    if (!changed) return;
    this.riskOf.set(changed);
    this.notices.say(this.texts.get('level.decided'));
  }

  protected called({ person: { reference, givenName, familyName, knownAs } }: PersonRiskView): ContactLogSubject['person'] {
    return { reference, givenName: givenName ?? '', familyName: familyName ?? '', knownAs };
  }

  /** Its case was closed over it, as after a death: it can be read and not gone on with. */
  protected isLeftBehind(draft: RiskAssessmentListItem, now: PersonRiskView): boolean {
    return now.isCaseClosed && draft.referralId === now.referralId;
  }

  protected outOfDate(item: RiskAssessmentListItem): string[] {
    return item.outOfDate.map((reason) => this.texts.code('out-of-date', reason));
  }

  protected retry(): void {
    this.list.reload();
    this.riskOf.reload();
  }
}
