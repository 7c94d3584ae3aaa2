import { inject, Service } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { firstValueFrom } from 'rxjs';

/** A short word at the foot of the screen, announced to screen readers, with an act to take back where there is one. */
@Service()
export class Notices {
  private readonly bar = inject(MatSnackBar);

  say(text: string): void {
    this.bar.open(text, undefined, { duration: 6000, politeness: 'polite' });
  }

  /** True when the act was taken back within ten seconds. */
  async offerUndo(text: string, undoText: string): Promise<boolean> {
    const shown = this.bar.open(text, undoText, { duration: 10_000, politeness: 'polite' });
    return (await firstValueFrom(shown.afterDismissed())).dismissedByAction;
  }
}
