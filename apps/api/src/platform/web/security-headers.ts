import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet, { type HelmetOptions } from 'helmet';

type ContentSecurityPolicyOptions = Exclude<HelmetOptions['contentSecurityPolicy'], boolean | undefined>;

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

/** What an answer of the API is allowed, whatever a browser is made to take it for: to load and to run nothing. */
const NOTHING = "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'";

/** Strict content policy: nothing inline without this answer's nonce, nothing evaluated, nothing from elsewhere. */
const policyOfPages = (isTls: boolean): ContentSecurityPolicyOptions => ({
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
    requireTrustedTypesFor: ["'script'"],
    // Angular's templates, and the Component Dev Kit's own icons and overlays. The name that lets a page trust text of
    // its choice (angular#unsafe-bypass) is not among them.
    trustedTypes: ['angular', 'angular#components'],
    ...(isTls ? { upgradeInsecureRequests: [] } : {}),
  },
});

function headersWith(contentSecurityPolicy: ContentSecurityPolicyOptions | false, isTls: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy,
    strictTransportSecurity: isTls ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
  }) as RequestHandler;
}

/** A page gets a nonce and the policy that names it; the API, which is asked most, a policy that is the same every time. */
function headersByAddress(isTls: boolean): RequestHandler {
  const [ofPages, ofApi] = [headersWith(policyOfPages(isTls), isTls), headersWith(false, isTls)];
  const nothing = isTls ? `${NOTHING};upgrade-insecure-requests` : NOTHING;
  return (request, response, next) => {
    if (!isOfApi(request)) return giveNonce(request, response, () => ofPages(request, response, next));
    response.setHeader('Content-Security-Policy', nothing);
    ofApi(request, response, next);
  };
}

export function isOfApi({ url }: Request): boolean {
  return /^\/api(?:[/?]|$)/.test(url);
}

/** Answers carry people's records: no cache anywhere may keep one. */
function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

/**
 * What another site made the browser send is refused, whatever the cookie says: reads as well as changes, since even a
 * status or a size tells whether somebody is known here. `none` is a person who typed the address; she changes nothing.
 */
function fromOurPagesOnly(request: Request, response: Response, next: NextFunction): void {
  const site = request.headers['sec-fetch-site'];
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (site === undefined || site === 'same-origin' || (isRead && site === 'none')) return next();
  response.status(403).type('application/problem+json').json({ type: 'urn:waymark:problem:not-allowed', status: 403, code: 'not-allowed' });
}

export function securityHeaders(isTls: boolean): { everywhere: RequestHandler[]; api: RequestHandler[] } {
  return { everywhere: [headersByAddress(isTls)], api: [noStore, fromOurPagesOnly] };
}
