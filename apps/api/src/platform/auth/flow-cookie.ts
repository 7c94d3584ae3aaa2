import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ENVIRONMENT } from '../config/environment.token.js';
import type { Environment } from '../config/environment.js';
import { readToken } from './session-cookie.js';

/** As long as the row of the flow. */
const KEPT_MINUTES = 10;

/**
 * The cookie of a sign-in that is on its way through a provider, bound to this browser. As strict as the session's: it is a
 * page of ours that the provider sends the browser back to, and that page asks, so no cookie ever travels from another site.
 */
@Injectable()
export class FlowCookie {
  private readonly name: string;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {
    this.name = environment.isTls ? '__Host-waymark-flow' : `waymark-flow-${environment.port}`;
  }

  read(request: Request): string | null {
    return readToken(request, this.name);
  }

  set(response: Response, token: string): void {
    response.cookie(this.name, token, { ...this.attributes(), maxAge: KEPT_MINUTES * 60_000 });
  }

  clear(response: Response): void {
    response.clearCookie(this.name, this.attributes());
  }

  private attributes() {
    return { httpOnly: true, sameSite: 'strict' as const, path: '/', secure: this.environment.isTls };
  }
}
