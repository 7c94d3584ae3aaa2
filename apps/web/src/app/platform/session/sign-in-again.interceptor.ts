import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, tap, throwError } from 'rxjs';
import { ProblemError } from '../http/problem-error';
import { IdleTime } from './idle-time';
import { LockedScreen } from './locked-screen';
import { ANSWERS_SIGNED_OUT } from './session';
import { SignInAgain } from './sign-in-again';

/**
 * A refused request waits until its worker has signed in again, or unlocked what nobody used for a while, then goes once
 * more with the same key and body.
 */
export const signInAgainInterceptor: HttpInterceptorFn = (request, next) => {
  const signInAgain = inject(SignInAgain);
  const lockedScreen = inject(LockedScreen);
  const idle = inject(IdleTime);
  return next(request).pipe(
    catchError((error: unknown) => {
      const code = error instanceof ProblemError && !request.context.get(ANSWERS_SIGNED_OUT) ? error.code : null;
      if (code === 'not-signed-in') return from(signInAgain.ask()).pipe(switchMap(() => next(request)));
      if (code === 'session-locked') return from(lockedScreen.lock()).pipe(switchMap(() => next(request)));
      return throwError(() => error);
    }),
    tap(() => idle.touch()),
  );
};
