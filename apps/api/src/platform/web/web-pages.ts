import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { isOfApi } from './security-headers.js';

/** Angular puts a digest into the names of built files, so that a name never changes its content. */
const HASHED = /-[A-Z0-9]{8}\.(?:js|css|woff2|svg)$/;
const A_YEAR_IN_MS = 31_536_000_000;

/** Serves the built front end; every other address outside `/api` is a page of it and gets `index.html`. */
export function webPages(root: string): RequestHandler[] {
  const index = readFileSync(join(root, 'index.html'), 'utf8');
  const files = express.static(root, {
    index: false,
    setHeaders: (response, path) => {
      if (HASHED.test(path)) response.setHeader('Cache-Control', `public, max-age=${A_YEAR_IN_MS / 1000}, immutable`);
    },
  });
  return [
    skipApi((request, response, next) => files(request, response, (error?: unknown) => refuseOrGoOn(error, response, next))),
    skipApi((request: Request, response: Response, next: NextFunction) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return next();
      response.setHeader('Cache-Control', 'no-store');
      response.type('html').send(index.replaceAll('__CSP_NONCE__', String(response.locals['nonce'])));
    }),
  ];
}

/** A range or a condition that a file does not meet is the caller's fault, and said by the status alone. */
function refuseOrGoOn(error: unknown, response: Response, next: NextFunction): void {
  const status = (error as { status?: unknown } | undefined)?.status;
  if (typeof status === 'number' && status < 500) response.status(status).end();
  else next(error);
}

function skipApi(handle: RequestHandler): RequestHandler {
  return (request, response, next) => (isOfApi(request) ? next() : handle(request, response, next));
}
