import { inject, InjectionToken, Service, signal } from '@angular/core';
import { Session } from '../../platform/session/session';

/** A full load leaves nothing of the last worker in memory. */
export const LOAD_ANEW = new InjectionToken<(address: string) => void>('LOAD_ANEW', {
  factory: () => (address) => location.assign(address),
});

export type SignOutState = 'none' | 'trying' | 'failed';

/**
 * Ends a sign-in. Where the API cannot be reached the records leave the screen all the same, and the worker is told that
 * the sign-in has not ended: somebody who walks away must know it.
 */
@Service()
export class SigningOut {
  private readonly session = inject(Session);
  private readonly loadAnew = inject(LOAD_ANEW);
  private readonly reached = signal<SignOutState>('none');
  readonly state = this.reached.asReadonly();
  /** How long the sign-in lasts without use, as it was told while it could be asked. */
  readonly idleMinutes = signal(0);

  async begin(): Promise<void> {
    if (this.reached() === 'trying') return;
    const session = this.session.current();
    if (session) this.idleMinutes.set(session.idleMinutes);
    if (this.reached() === 'failed') this.reached.set('trying');
    const isDone = await this.session.signOut().then(
      () => true,
      // Whatever stood in the way, the sign-in may still live; the page that is shown now says so.
      () => false,
    );
    if (isDone) return this.loadAnew('/sign-in');
    this.session.forget();
    this.reached.set('failed');
  }
}
