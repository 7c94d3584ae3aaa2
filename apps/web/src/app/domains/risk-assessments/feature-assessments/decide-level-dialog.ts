import { Component, inject, signal } from '@angular/core';
import { form, required, submit } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { REASON_MAX, type PersonRiskView } from '@waymark/contracts';
import { RISK_LEVELS, type RiskLevel } from '@waymark/domain';
import { atMost } from '../../../platform/forms/at-most';
import { ChoiceAnswer } from '../../../platform/forms/choice-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { ProblemBand } from '../../shared/ui/problem-band';
import { RiskAssessmentsClient } from '../data/risk-assessments-client';

/** A level decided beside any score, with a reason. Everybody may raise it; the rule lets only a manager lower it. */
@Component({
  selector: 'app-decide-level-dialog',
  imports: [ChoiceAnswer, MatDialogModule, ProblemBand, TextAnswer, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'level.decide' | transloco }}</h2>
    <form novalidate (submit)="send($event)">
      <mat-dialog-content class="fields">
        <p>{{ 'level.decide-text' | transloco }}</p>
        @if (problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        <app-choice-answer form="level" path="level" list="risk" [codes]="levels" [field]="entry.level" />
        <app-text-answer form="level" path="reason" [rows]="3" [field]="entry.reason" />
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="submit" class="wm-button" [attr.aria-disabled]="entry().submitting()">{{ 'level.save' | transloco }}</button>
        <button type="button" class="wm-button quiet" mat-dialog-close>{{ 'level.cancel' | transloco }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .fields {
      display: grid;
      gap: var(--wm-4);
    }
    p {
      margin: 0;
    }
  `,
})
export class DecideLevelDialog {
  private readonly risk = inject<PersonRiskView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<DecideLevelDialog, PersonRiskView>>(MatDialogRef);
  private readonly client = inject(RiskAssessmentsClient);
  /** The highest first: nobody should have to pass the low ones to raise. */
  protected readonly levels = [...RISK_LEVELS].reverse();
  protected readonly draft = signal<{ level: RiskLevel | ''; reason: string }>({ level: '', reason: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.level);
    required(path.reason);
    atMost(path.reason, REASON_MAX);
  });
  protected readonly problem = signal<ProblemError | null>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.entry, async () => {
      await this.decide();
      return undefined;
    });
  }

  private async decide(): Promise<void> {
    const { level, reason } = this.draft();
    const { referralId, version } = this.risk;
    if (level === '' || referralId === null) return;
    try {
      this.dialog.close(await this.client.decide(referralId, version, { level, reason: reason.trim() }));
    } catch (error) {
      this.problem.set(toProblemError(error));
    }
  }
}
