import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

declare module 'express-serve-static-core' {
  interface Locals {
    nonce: string;
  }
}

function giveNonce(_request: Request, response: Response, next: NextFunction): void {
  response.locals['nonce'] = randomBytes(18).toString('base64');
  next();
}

const nonceSource = (_request: unknown, response: unknown): string =>
  `'nonce-${String((response as Response).locals['nonce'])}'`;

/** Strict content policy: nothing inline without this answer's nonce, nothing evaluated, nothing from elsewhere. */
function contentPolicy(isTls: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", nonceSource],
        styleSrc: ["'self'", nonceSource],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isTls ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isTls ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
  }) as RequestHandler;
}

/** Answers carry people's records: no cache anywhere may keep one. */
function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

/** A change that another site made the browser send is refused, whatever the cookie says. */
function sameOriginChanges(request: Request, response: Response, next: NextFunction): void {
  const site = request.headers['sec-fetch-site'];
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead || site === undefined || site === 'same-origin') return next();
  response.status(403).json({ type: 'urn:waymark:problem:not-allowed', status: 403, code: 'not-allowed' });
}

export function securityHeaders(isTls: boolean): { everywhere: RequestHandler[]; api: RequestHandler[] } {
  return { everywhere: [giveNonce, contentPolicy(isTls)], api: [noStore, sameOriginChanges] };
}
