import { InjectionToken, type Type } from '@angular/core';
import type { WaitingRowView } from '@waymark/contracts';

/** What the dialog that logs a call is told: where the call is logged, and about whom. */
export interface ContactLogSubject {
  id: string;
  /** Where it is logged: on her place on a list, or on a referral that nobody has decided on. */
  of?: 'entry' | 'referral';
  person: Pick<WaitingRowView['person'], 'reference' | 'givenName' | 'familyName' | 'knownAs'>;
}

/** The dialog that logs a call, fetched when it is wanted; the domain that owns it is named where all domains meet. */
export const CONTACT_LOG_DIALOG = new InjectionToken<() => Promise<Type<unknown>>>('CONTACT_LOG_DIALOG');
