import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { ProblemError } from '../http/problem-error';
import { StepUp } from './step-up';

/** An act that needs a fresh proof waits for it, then goes once more with the same key and body. */
export const stepUpInterceptor: HttpInterceptorFn = (request, next) => {
  const stepUp = inject(StepUp);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (!(error instanceof ProblemError) || error.code !== 'step-up-needed') return throwError(() => error);
      return from(stepUp.ask()).pipe(switchMap((isProved) => (isProved ? next(request) : throwError(() => error))));
    }),
  );
};
