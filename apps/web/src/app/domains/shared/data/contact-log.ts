import { inject, InjectionToken, Service, type Type } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { WaitingRowView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

/** What the dialog that logs a call is told: where the call is logged, and about whom. */
export interface ContactLogSubject {
  id: string;
  /** Where it is logged: on her place on a list, or on a referral that nobody has decided on. */
  of?: 'entry' | 'referral';
  /** They have just been spoken to by telephone: the answers stand ready, and saving is still the worker's. */
  spoke?: boolean;
  person: Pick<WaitingRowView['person'], 'reference' | 'givenName' | 'familyName' | 'knownAs'>;
}

/** The dialog that logs a call, fetched when it is wanted; the domain that owns it is named where all domains meet. */
export const CONTACT_LOG_DIALOG = new InjectionToken<() => Promise<Type<unknown>>>('CONTACT_LOG_DIALOG');

/** Opens that dialog from wherever somebody is called. */
@Service()
export class ContactLog {
  private readonly dialog = inject(MatDialog);
  private readonly fetched = inject(CONTACT_LOG_DIALOG);

  /** True once a call was logged, so that what stands on the page has to be read again. */
  readonly open = async (data: ContactLogSubject): Promise<boolean> => {
    const opened = this.dialog.open(await this.fetched(), { data, width: '38rem', maxWidth: '96vw' });
    return (await firstValueFrom(opened.afterClosed())) !== undefined;
  };
}
