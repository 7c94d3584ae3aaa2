import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, tap, throwError } from 'rxjs';
import { ProblemError } from '../http/problem-error';
import { IdleTime } from './idle-time';
import { ANSWERS_SIGNED_OUT } from './session';
import { SignInAgain } from './sign-in-again';

/** A refused request waits until its worker has signed in again, then goes once more with the same key and body. */
export const signInAgainInterceptor: HttpInterceptorFn = (request, next) => {
  const signInAgain = inject(SignInAgain);
  const idle = inject(IdleTime);
  return next(request).pipe(
    catchError((error: unknown) => {
      const signedOut = error instanceof ProblemError && error.code === 'not-signed-in';
      if (!signedOut || request.context.get(ANSWERS_SIGNED_OUT)) return throwError(() => error);
      return from(signInAgain.ask()).pipe(switchMap(() => next(request)));
    }),
    tap(() => idle.touch()),
  );
};
