import { createParamDecorator, SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Right } from '@waymark/domain';
import { currentScope } from '../database/request-scope.js';
import { NotSignedIn } from '../errors/errors.js';
import type { SignedInWorker } from './signed-in-worker.js';

export const ALLOW = 'waymark:allow';
/** For routes that answer before anybody has signed in. */
export const NOBODY = 'nobody';
/** For routes every signed-in worker may use. */
export const ANYBODY = 'anybody';
export type Allowed = Right | typeof NOBODY | typeof ANYBODY;

/** The right that a route asks. A route without one is refused: forgetting it must not open a door. */
export const Allow = (allowed: Allowed): CustomDecorator => SetMetadata(ALLOW, allowed);

export function signedInWorker(): SignedInWorker {
  const { worker } = currentScope();
  if (!worker) throw new NotSignedIn();
  return worker;
}

/** The worker who is asking, as the database confirmed it. */
export const CurrentWorker = createParamDecorator((): SignedInWorker => signedInWorker());
