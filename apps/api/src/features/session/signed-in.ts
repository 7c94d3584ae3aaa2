import { Injectable } from '@nestjs/common';
import type { SessionView } from '@waymark/contracts';
import type { Request, Response } from 'express';
import { DeviceCookie } from '../../platform/auth/device-cookie.js';
import { SessionCookie } from '../../platform/auth/session-cookie.js';
import { SessionService, type Started } from './session.service.js';

/** Hands a session that has just begun to the browser, whichever way its worker came in. */
@Injectable()
export class SignedIn {
  constructor(
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
    private readonly devices: DeviceCookie,
  ) {}

  /** The browser forgets the token it carried before; whoever has a copy of it must not go on with it. */
  async answer({ token, deviceToken, view }: Started, request: Request, response: Response): Promise<SessionView> {
    await this.sessions.end(this.cookie.read(request));
    this.cookie.set(response, token);
    this.devices.set(response, deviceToken);
    return view;
  }
}
