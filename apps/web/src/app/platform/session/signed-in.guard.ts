import { inject } from '@angular/core';
import { Router, type CanActivateChildFn, type CanActivateFn } from '@angular/router';
import type { Right } from '@waymark/domain';
import { Session } from './session';

/** Lets nobody past who is not signed in, and remembers where she wanted to go. */
export const signedIn: CanActivateFn = (_route, state) => {
  const session = inject(Session);
  if (session.isSignedIn()) return true;
  session.wanted = state.url;
  return inject(Router).createUrlTree(['/sign-in']);
};

/** Whoever has to set up her second factor first finds that page and no other. */
export const setUpFirst: CanActivateChildFn = (_route, state) => {
  if (inject(Session).current()?.secondFactor !== 'to-set-up' || state.url === '/account') return true;
  return inject(Router).createUrlTree(['/account']);
};

/** A page without the right to it looks like a page that is not there. */
export function mayOnly(right: Right): CanActivateFn {
  return () => inject(Session).may(right) || inject(Router).createUrlTree(['/not-found']);
}
