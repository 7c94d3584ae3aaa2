import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ENVIRONMENT } from '../config/environment.token.js';
import type { Environment } from '../config/environment.js';

/** 32 random bytes in base64url. */
const TOKEN_SHAPE = /^[A-Za-z0-9_-]{43}$/;

/**
 * The cookie that carries the session's token. Over TLS it has the `__Host-` prefix and `Secure`; plain http exists on
 * localhost only, where the port is part of the name so that two copies can run side by side.
 */
@Injectable()
export class SessionCookie {
  private readonly name: string;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {
    this.name = environment.isTls ? '__Host-waymark' : `waymark-${environment.port}`;
  }

  read(request: Request): string | null {
    return readToken(request, this.name);
  }

  /** No expiry: the cookie goes with the browser, the session's row decides how long it is worth anything. */
  set(response: Response, token: string): void {
    response.cookie(this.name, token, this.attributes());
  }

  /** Also asks the browser to forget what it kept, so that Back shows nothing. */
  clear(response: Response): void {
    response.clearCookie(this.name, this.attributes());
    response.setHeader('Clear-Site-Data', '"cache", "storage"');
  }

  private attributes() {
    return { httpOnly: true, sameSite: 'strict' as const, path: '/', secure: this.environment.isTls };
  }
}

/** The token that a cookie of this name carries, if it has the shape of one. */
export function readToken(request: Request, cookie: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === cookie && value && TOKEN_SHAPE.test(value)) return value;
  }
  return null;
}
