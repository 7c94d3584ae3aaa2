import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { bodyValidation } from '../../platform/validation.js';
import { SignInBody } from './session.bodies.js';

/** Passport runs before Nest's pipes, so the body is checked here first: Passport must only ever see two texts. */
@Injectable()
export class SignInGuard extends AuthGuard('local') {
  private readonly validation = bodyValidation();

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const { body } = context.switchToHttp().getRequest<Request>();
    await this.validation.transform(body ?? {}, { type: 'body', metatype: SignInBody });
    return (await super.canActivate(context)) as boolean;
  }

  /** Passport wraps refusals in its own error; ours say more. */
  override handleRequest<Signed>(error: unknown, signed: Signed): Signed {
    if (error) throw error;
    return signed;
  }
}
