import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { isUnseen } from '@waymark/domain';
import type { Request } from 'express';
import { NotAllowed, NotFound, NotSignedIn } from '../errors/errors.js';
import { ALLOW, ANYBODY, NOBODY, type Allowed } from './allow.js';
import { mayLookIntoOpened, OpenedRecords } from './opened-records.js';
import { RightsCheck } from './rights-check.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';

/** Opens the request's transaction under the caller's identity, then asks whether her roles allow the route. */
@Injectable()
export class AllowGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly rights: RightsCheck,
    private readonly opened: OpenedRecords,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const allowed = this.reflector.getAllAndOverride<Allowed | undefined>(ALLOW, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (allowed === NOBODY) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const token = this.cookie.read(request);
    const worker = token === null ? null : await this.sessions.open(token, mayLookIntoOpened(request, allowed));
    if (!worker) throw new NotSignedIn();
    if (allowed === ANYBODY) return true;
    if (!allowed || !this.rights.has(worker, allowed)) {
      // That there is something to administer is itself nobody else's to know.
      if (allowed && isUnseen(allowed)) throw new NotFound();
      throw new NotAllowed(worker.secondFactor === 'to-set-up' ? 'second-factor-needed' : 'not-allowed');
    }
    await this.opened.refuseOtherActs(request, allowed, worker);
    return true;
  }
}
