import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { StepUpSession } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

/** Asks over the page who is there, so that whatever was typed below it stays. */
@Service()
export class StepUp {
  private readonly dialog = inject(MatDialog);
  private readonly http = inject(HttpClient);
  private asking: Promise<boolean> | null = null;

  /** One dialog however many requests were refused at once. False when the worker would rather not. */
  ask(): Promise<boolean> {
    this.asking ??= this.open().finally(() => (this.asking = null));
    return this.asking;
  }

  async prove(proof: StepUpSession): Promise<void> {
    await firstValueFrom(this.http.post('/api/session/step-up', proof));
  }

  private async open(): Promise<boolean> {
    const { StepUpDialog } = await import('../../shell/sign-in/step-up-dialog');
    const opened = this.dialog.open<unknown, unknown, boolean>(StepUpDialog, { width: '26rem' });
    return (await firstValueFrom(opened.afterClosed())) === true;
  }
}
