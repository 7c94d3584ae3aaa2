import { inject, Service, signal } from '@angular/core';
import { Clock } from '../clock';

/** When the API last heard from this screen. */
@Service()
export class IdleTime {
  private readonly clock = inject(Clock);
  private readonly heardAt = signal(this.clock.now().getTime());
  readonly lastHeardAt = this.heardAt.asReadonly();

  touch(): void {
    this.heardAt.set(this.clock.now().getTime());
  }
}
