import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ENVIRONMENT } from '../config/environment.token.js';
import type { Environment } from '../config/environment.js';
import { readToken } from './session-cookie.js';

/** As long as the database knows the device after its last sign-in. */
const KEPT_DAYS = 180;

/**
 * A cookie that outlives sign-ins and says only "this browser has been here". It names nobody, and opens nothing: it
 * gives guesses made here an allowance of their own.
 */
@Injectable()
export class DeviceCookie {
  private readonly name: string;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {
    this.name = environment.isTls ? '__Host-waymark-device' : `waymark-device-${environment.port}`;
  }

  read(request: Request): string | null {
    return readToken(request, this.name);
  }

  set(response: Response, token: string): void {
    const maxAge = KEPT_DAYS * 86_400_000;
    response.cookie(this.name, token, { httpOnly: true, sameSite: 'strict', path: '/', secure: this.environment.isTls, maxAge });
  }
}
