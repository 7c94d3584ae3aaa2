import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import type { Right } from '@waymark/domain';
import { Session } from './session';

/** Lets nobody past who is not signed in, and remembers where she wanted to go. */
export const signedIn: CanActivateFn = (_route, state) => {
  const session = inject(Session);
  if (session.isSignedIn()) return true;
  session.wanted = state.url;
  return inject(Router).createUrlTree(['/sign-in']);
};

/** A page without the right to it looks like a page that is not there. */
export function mayOnly(right: Right): CanActivateFn {
  return () => inject(Session).may(right) || inject(Router).createUrlTree(['/not-found']);
}
