import { applyDecorators, Injectable, UseGuards, type CanActivate } from '@nestjs/common';
import { signedInWorker } from '../../platform/auth/allow.js';
import { NotAllowed } from '../../platform/errors/errors.js';
import { StepUpService } from './step-up.service.js';

/** Runs after the guard of rights, so that nobody is asked for a code for what she may not do anyway. */
@Injectable()
export class StepUpGuard implements CanActivate {
  constructor(private readonly steps: StepUpService) {}

  async canActivate(): Promise<boolean> {
    if (await this.steps.isFresh(signedInWorker())) return true;
    throw new NotAllowed('step-up-needed');
  }
}

/** Beside `@Allow`: an open screen is not enough for this route, the worker says again that it is she. */
export const StepUp = (): MethodDecorator => applyDecorators(UseGuards(StepUpGuard));
