import { Component, computed, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReadQuestionView } from '@waymark/contracts';
import { Band, EmptyState, SkeletonRows } from '@waymark/ui';
import { problemOf } from '../../../platform/http/problem-error';
import { Session } from '../../../platform/session/session';
import { ProblemBand } from '../../shared/ui/problem-band';
import { ReadQuestionsClient } from '../data/read-questions-client';
import { ReadQuestionLine } from '../ui/read-question-line';
import { AnswerReadDialog } from './answer-read-dialog';

/** Reads that are worth a question, for whoever looks over them. None of them says that something is wrong. */
@Component({
  selector: 'app-read-questions-page',
  imports: [Band, EmptyState, ProblemBand, ReadQuestionLine, SkeletonRows, TranslocoPipe],
  templateUrl: './read-questions-page.html',
  styleUrls: ['../../shared/ui/line-list.css', './read-questions-page.css'],
})
export class ReadQuestionsPage {
  private readonly dialog = inject(MatDialog);
  private readonly session = inject(Session);
  protected readonly resource = inject(ReadQuestionsClient).all();
  protected readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly problem = computed(() => problemOf(this.resource.error()));
  /** Whoever looks over the audit reads nobody's record. */
  protected readonly isByReference = computed(() => this.session.may('audit:read'));
  protected readonly isAnothers = computed(() => !this.isByReference() && (this.view()?.leads.length ?? 0) > 0);

  protected answer(question: ReadQuestionView): void {
    this.dialog
      .open<AnswerReadDialog, ReadQuestionView, boolean>(AnswerReadDialog, { data: question, width: '32rem' })
      .afterClosed()
      .subscribe((isAnswered) => {
        if (isAnswered) this.resource.reload();
      });
  }
}
