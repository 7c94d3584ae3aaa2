import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { PreconditionMissing, StaleVersion } from '../errors/errors.js';

/** The version a worker saw when she decided, from `If-Match: "v3"`. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<Request>().headers['if-match'];
  if (!header) throw new PreconditionMissing();
  const version = /^"v(\d{1,9})"$/.exec(header)?.[1];
  if (!version) throw new StaleVersion();
  return Number(version);
});
