import type { HttpInterceptorFn } from '@angular/common/http';
import { catchError, throwError } from 'rxjs';
import { toProblemError } from './problem-error';

/** Turns every refusal into one shape, so that no page reads HTTP. */
export const problemInterceptor: HttpInterceptorFn = (request, next) =>
  next(request).pipe(catchError((error: unknown) => throwError(() => toProblemError(error, request.method === 'GET'))));
