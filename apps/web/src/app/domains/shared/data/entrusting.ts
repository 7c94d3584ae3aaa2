import { inject, Service } from '@angular/core';
import { carriesCases, decidesAsManager, mayEntrust } from '@waymark/domain';
import { Session } from '../../../platform/session/session';

/** To whom the worker at this screen may give a risk or a case: what would be refused is not offered. */
@Service()
export class Entrusting {
  private readonly session = inject(Session);

  /** Whoever was given the person already may be left with her by anybody. */
  may(to: string, allocatedTo: string | null = null): boolean {
    return mayEntrust({ to, by: this.me(), byManager: this.mayGive(), allocatedTo }).ok;
  }

  mayGive(): boolean {
    return decidesAsManager(this.roles());
  }

  /** Whether there is anybody at all with whom she can open a case. */
  mayOpenCase(allocatedTo: string | null): boolean {
    const roles = this.roles();
    return this.session.may('case:open') && (allocatedTo !== null || decidesAsManager(roles) || carriesCases(roles));
  }

  isMe(workerId: string): boolean {
    return this.me() === workerId;
  }

  private me(): string {
    return this.session.current()?.worker.id ?? '';
  }

  private roles() {
    return this.session.current()?.worker.roles ?? [];
  }
}
