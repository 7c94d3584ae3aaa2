import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { newScope, runInScope } from '../database/request-scope.js';

/**
 * Gives every request its scope, and takes back whatever it still holds when the connection closes: a socket that is
 * cut half-way must not keep a transaction open.
 */
export function requestScope(_request: Request, response: Response, next: NextFunction): void {
  const scope = newScope(randomUUID());
  response.setHeader('X-Request-Id', scope.requestId);
  response.on('close', () => void scope.transaction?.abandon());
  runInScope(scope, next);
}
