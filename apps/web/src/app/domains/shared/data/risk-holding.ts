import { inject, InjectionToken, Service, type Type } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import type { ContactLogSubject } from './contact-log';

/** A place on a waiting list, whose risk somebody is about to take over. */
export type RiskToHold = Pick<ContactLogSubject, 'id' | 'person'>;

/** The dialog that takes a risk over, fetched when it is wanted; its domain is named where all domains meet. */
export const RISK_HOLDING_DIALOG = new InjectionToken<() => Promise<Type<unknown>>>('RISK_HOLDING_DIALOG');

/** Opens that dialog from wherever a risk that waits is shown with its holder. */
@Service()
export class RiskHolding {
  private readonly dialog = inject(MatDialog);
  private readonly fetched = inject(RISK_HOLDING_DIALOG);

  /** True once it was taken, so that what stands on the page has to be read again. */
  readonly take = async (data: RiskToHold): Promise<boolean> => {
    const opened = this.dialog.open(await this.fetched(), { data, width: '34rem' });
    return (await firstValueFrom(opened.afterClosed())) !== undefined;
  };
}
