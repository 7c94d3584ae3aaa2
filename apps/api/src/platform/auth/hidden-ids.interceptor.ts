import { Injectable, Logger, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { currentScope } from '../database/request-scope.js';
import { NotFound } from '../errors/errors.js';

/** The API's own look at what it is about to say. A class of its own, so that a test can put one in its place that sees nothing. */
@Injectable()
export class HiddenIdsCheck {
  names(view: unknown, hiddenIds: readonly string[]): boolean {
    if (hiddenIds.length === 0) return false;
    const text = JSON.stringify(view) ?? '';
    return hiddenIds.some((id) => text.includes(id));
  }
}

/**
 * Row security hides a record before anything here sees it. An answer that names one all the same means that a statement
 * went past it: the worker gets the answer of an absent record, and whoever runs the service an alarm.
 */
@Injectable()
export class HiddenIdsInterceptor implements NestInterceptor {
  private readonly logger = new Logger(HiddenIdsInterceptor.name);

  constructor(private readonly check: HiddenIdsCheck) {}

  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { worker, requestId } = currentScope();
    if (!worker || worker.hiddenIds.length === 0) return next.handle();
    return next.handle().pipe(
      map((view: unknown) => {
        if (!this.check.names(view, worker.hiddenIds)) return view;
        this.logger.error({ requestId }, 'An answer named a record that is hidden from the worker');
        throw new NotFound();
      }),
    );
  }
}
