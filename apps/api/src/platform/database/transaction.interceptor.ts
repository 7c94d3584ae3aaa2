import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { from, mergeMap, type Observable } from 'rxjs';
import { currentScope } from './request-scope.js';

/**
 * Commits before the answer leaves, so that "saved" is never said of something that was not. A throw is rolled back by
 * {@link ProblemFilter}. A view with a version number carries it as its ETag.
 */
@Injectable()
export class TransactionInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(mergeMap((view: unknown) => from(commitThen(view, response))));
  }
}

async function commitThen(view: unknown, response: Response): Promise<unknown> {
  await currentScope().transaction?.commit();
  const version = (view as { version?: unknown } | null | undefined)?.version;
  if (typeof version === 'number') response.setHeader('ETag', `"v${version}"`);
  return view;
}
