import { Component, computed, inject, input, type Type } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CaseHandoverView, CaseView } from '@waymark/contracts';
import { Band, IdentityBar, SkeletonRows } from '@waymark/ui';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../../../../platform/http/problem-error';
import { Session } from '../../../../platform/session/session';
import { Dates } from '../../../../platform/texts/dates';
import { Texts } from '../../../../platform/texts/texts';
import { ContactLog, type ContactLogSubject } from '../../../shared/data/contact-log';
import { NoteDrafts } from '../../../shared/data/note-drafts';
import { NotesClient } from '../../../shared/data/notes-client';
import { OpenedBand } from '../../../shared/ui/opened-band';
import { OwedContact } from '../../../shared/ui/owed-contact';
import { ProblemBand } from '../../../shared/ui/problem-band';
import { QuickNote } from '../../../shared/ui/quick-note';
import { Risk } from '../../../shared/ui/risk';
import { CasesClient } from '../../data/cases-client';
import { TodayActs } from '../today/today-acts';
import type { About } from '../about';

/** One episode of support: who holds the risk, what comes next, its handovers, and how it ended. */
@Component({
  selector: 'app-case-page',
  imports: [Band, IdentityBar, OpenedBand, OwedContact, ProblemBand, QuickNote, Risk, RouterLink, SkeletonRows, TranslocoPipe],
  templateUrl: './case-page.html',
  styleUrls: ['../handover/handover-page.css', './case-page.css'],
})
export class CasePage {
  private readonly dialog = inject(MatDialog);
  private readonly acts = inject(TodayActs);
  protected readonly session = inject(Session);
  protected readonly contactLog = inject(ContactLog);
  protected readonly drafts = inject(NoteDrafts);
  protected readonly notes = inject(NotesClient);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  readonly id = input.required<string>();
  protected readonly resource = inject(CasesClient).one(this.id);
  protected readonly ofCase = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly problem = computed(() => problemOf(this.resource.error()));
  protected readonly facts = computed(() => {
    const view = this.ofCase();
    if (!view) return [];
    const { closure, worker } = view;
    const from = this.dates.shortDay(this.dates.dayOf(view.openedAt));
    const time = closure
      ? this.texts.get('case.open-between', { from, to: this.dates.shortDay(this.dates.dayOf(closure.at)) })
      : this.texts.get('case.since', { day: from });
    return [this.texts.named(view.service.name), this.texts.get(closure ? 'case.was-worker' : 'case.worker', { name: worker.name }), time];
  });

  /** None on a record that is opened in an emergency. */
  protected actsOf({ acts }: CaseView): CaseView['acts'] {
    return this.session.may('case:work') ? acts : [];
  }

  protected receiver({ receiver }: CaseHandoverView): string {
    if (receiver === null) return this.texts.get('hand-over.no-receiver');
    return receiver.to === 'team' ? this.texts.named(receiver.name) : receiver.name;
  }

  protected called({ person: { name, reference } }: CaseView): ContactLogSubject['person'] {
    return { reference, givenName: name, familyName: '', knownAs: null };
  }

  protected async setNextStep(view: CaseView): Promise<void> {
    const { NextStepDialog } = await import('../today/next-step-dialog');
    const subject = { caseId: view.id, version: view.version, words: view.nextStep, dueOn: view.nextStepDueOn };
    await this.open(NextStepDialog, { name: view.person.name, subject });
  }

  protected async logContact({ entryId, person }: CaseView): Promise<void> {
    if (entryId && (await this.acts.logContact({ id: entryId, of: 'entry' }, person))) this.resource.reload();
  }

  protected async close(view: CaseView): Promise<void> {
    const { CloseCaseDialog } = await import('./close-case-dialog');
    await this.open(CloseCaseDialog, { name: view.person.name, subject: view });
  }

  protected async takeOver(view: CaseView): Promise<void> {
    const { TakeOverDialog } = await import('./take-over-dialog');
    await this.open(TakeOverDialog, { name: view.person.name, subject: view });
  }

  private async open<Subject>(dialog: Type<unknown>, data: About<Subject>): Promise<void> {
    const done = await firstValueFrom(this.dialog.open(dialog, { data, width: '38rem' }).afterClosed());
    if (done) this.resource.reload();
  }
}
