import { inject, Service } from '@angular/core';
import { Clock } from '../clock';

/** When the API last heard from this screen. */
@Service()
export class IdleTime {
  private readonly clock = inject(Clock);
  private heardAt = this.clock.now().getTime();

  lastHeardAt(): number {
    return this.heardAt;
  }

  touch(): void {
    this.heardAt = this.clock.now().getTime();
  }
}
