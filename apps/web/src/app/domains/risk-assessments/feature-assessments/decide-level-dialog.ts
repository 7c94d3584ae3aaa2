import { Component, computed, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { REASON_MAX, type PersonRiskView } from '@waymark/contracts';
import { loweringLacks, RISK_LEVELS, type RiskLevel } from '@waymark/domain';
import { Band } from '@waymark/ui';
import { atMost } from '../../../platform/forms/at-most';
import { ChoiceAnswer } from '../../../platform/forms/choice-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { Entrusting } from '../../shared/data/entrusting';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { SecondLook } from '../../shared/ui/second-look';
import { RiskAssessmentsClient } from '../data/risk-assessments-client';

/** A level decided beside any score, with a reason. Everybody may raise it; the rule lets only a manager lower it, from high one who does not hold the person. */
@Component({
  selector: 'app-decide-level-dialog',
  imports: [AskingDialog, Band, ChoiceAnswer, SecondLook, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'level.decide' | transloco"
      [text]="'level.decide-text' | transloco"
      [entry]="entry"
      [act]="'level.save' | transloco"
      [wayOut]="'level.cancel' | transloco"
      [doing]="decide"
    >
      <app-choice-answer form="level" path="level" list="risk" [codes]="levels" [field]="entry.level" />
      @switch (lacking()) {
        @case ('lowering-needs-manager') {
          <wm-band tone="warning" [heading]="'problem.lowering-needs-manager' | transloco" />
        }
        @case ('decision-needs-another') {
          <app-second-look lacking="decision-needs-another" />
        }
      }
      <app-text-answer form="level" path="reason" [rows]="3" [field]="entry.reason" />
    </app-asking-dialog>
  `,
})
export class DecideLevelDialog {
  private readonly risk = inject<PersonRiskView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<DecideLevelDialog, PersonRiskView>>(MatDialogRef);
  private readonly client = inject(RiskAssessmentsClient);
  private readonly entrusting = inject(Entrusting);
  /** The highest first: nobody should have to pass the low ones to raise. */
  protected readonly levels = [...RISK_LEVELS].reverse();
  protected readonly draft = signal<{ level: RiskLevel | ''; reason: string }>({ level: '', reason: '' });
  /** Said before she writes whose decision a lower level is. */
  protected readonly lacking = computed(() => {
    const { level: current, highGrounds, isHeldByReader: byHolder } = this.risk;
    const { level } = this.draft();
    return level && loweringLacks({ current, isKnownHigh: highGrounds.length > 0, level, byManager: this.entrusting.mayGive(), byHolder });
  });
  protected readonly entry = form(this.draft, (path) => {
    required(path.level);
    required(path.reason);
    atMost(path.reason, REASON_MAX);
  });

  protected readonly decide = async (): Promise<void> => {
    const { level, reason } = this.draft();
    const { referralId, version } = this.risk;
    if (level === '' || referralId === null) return;
    this.dialog.close(await this.client.decide(referralId, version, { level, reason: reason.trim() }));
  };
}
