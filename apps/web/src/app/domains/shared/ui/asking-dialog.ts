import { Component, input, signal } from '@angular/core';
import { submit, type FieldTree } from '@angular/forms/signals';
import { MatDialogModule } from '@angular/material/dialog';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { ProblemBand } from './problem-band';

/**
 * What a dialog shows that asks before an act: why, the answers in between, the act and the way out. It sends answers
 * that are complete, and keeps them with the reason when the act is refused.
 */
@Component({
  selector: 'app-asking-dialog',
  imports: [MatDialogModule, ProblemBand],
  template: `
    <h2 mat-dialog-title>{{ heading() }}</h2>
    <form novalidate (submit)="send($event)">
      <mat-dialog-content class="fields">
        @if (text(); as words) {
          <p>{{ words }}</p>
        }
        @if (problem(); as refusal) {
          <app-problem-band [problem]="refusal" [canRetry]="false" />
        }
        <ng-content />
      </mat-dialog-content>
      <mat-dialog-actions>
        <button type="submit" class="wm-button" [class.danger]="isDangerous()" [attr.aria-disabled]="entry()().submitting()">{{ act() }}</button>
        <button type="button" class="wm-button quiet" mat-dialog-close>{{ wayOut() }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    :host {
      display: contents;
    }
    .fields {
      display: grid;
      gap: var(--wm-4);
    }
    p {
      margin: 0;
    }
  `,
})
export class AskingDialog<Draft> {
  readonly heading = input.required<string>();
  readonly text = input<string | null>(null);
  readonly entry = input.required<FieldTree<Draft>>();
  readonly act = input.required<string>();
  readonly wayOut = input.required<string>();
  /** There is no way back from the act. */
  readonly isDangerous = input(false);
  /** The act itself, which closes the dialog when it is done. What it throws is shown. */
  readonly doing = input.required<() => Promise<void>>();
  protected readonly problem = signal<ProblemError | null>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.entry(), async () => {
      try {
        await this.doing()();
      } catch (error) {
        this.problem.set(toProblemError(error));
      }
      return undefined;
    });
  }
}
