import { inject, Service } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

/** Asks for the password over the page when a sign-in has run out, so that whatever was typed below it stays. */
@Service()
export class SignInAgain {
  private readonly dialog = inject(MatDialog);
  private asking: Promise<void> | null = null;

  /**
   * One dialog however many requests were refused at once; all of them wait for it. `whenOpen` runs as soon as it
   * stands: its ground is opaque, since whoever looks at this screen is not known to be the worker.
   */
  ask(whenOpen: () => void = () => undefined): Promise<void> {
    if (this.asking) whenOpen();
    this.asking ??= this.open(whenOpen).finally(() => (this.asking = null));
    return this.asking;
  }

  private async open(whenOpen: () => void): Promise<void> {
    const { SignInAgainDialog } = await import('../../shell/sign-in/sign-in-again-dialog');
    const opened = this.dialog.open(SignInAgainDialog, { disableClose: true, width: '26rem', backdropClass: 'wm-opaque' });
    whenOpen();
    await firstValueFrom(opened.afterClosed());
  }
}
