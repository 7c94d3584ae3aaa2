import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { RecoveryCodesView, SecondFactorSecretView, SecondFactorView } from '@waymark/contracts';
import type { Request } from 'express';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import { SessionCookie } from '../../platform/auth/session-cookie.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { networkOf } from './network-of.js';
import { SecondFactorService, type Asker } from './second-factor.service.js';
import { ConfirmSecondFactorBody, MakeSecondFactorSecretBody, ProveBothBody } from './session.bodies.js';

/**
 * One's own second factor. Acts that take the password are open to nobody in particular: they ask for the session
 * themselves, without holding a transaction while the password is hashed.
 */
@Controller('second-factor')
export class SecondFactorController {
  constructor(
    private readonly factors: SecondFactorService,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Allow('anybody')
  own(@CurrentWorker() worker: SignedInWorker): Promise<SecondFactorView> {
    return this.factors.view(worker);
  }

  @Post('secret')
  @HttpCode(200)
  @Allow('nobody')
  makeSecret(@Body() body: MakeSecondFactorSecretBody, @Req() request: Request): Promise<SecondFactorSecretView> {
    return this.factors.makeSecret(this.asker(request), body.password);
  }

  @Post('confirm')
  @HttpCode(200)
  @Allow('anybody')
  confirm(@Body() body: ConfirmSecondFactorBody, @CurrentWorker() worker: SignedInWorker): Promise<RecoveryCodesView> {
    return this.factors.confirm(body.code, worker);
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @Allow('nobody')
  renewRecoveryCodes(@Body() body: ProveBothBody, @Req() request: Request): Promise<RecoveryCodesView> {
    return this.factors.renewRecoveryCodes(this.asker(request), body.password, body.code);
  }

  @Post('remove')
  @HttpCode(204)
  @Allow('nobody')
  remove(@Body() body: ProveBothBody, @Req() request: Request): Promise<void> {
    return this.factors.remove(this.asker(request), body.password, body.code);
  }

  private asker(request: Request): Asker {
    return { token: this.cookie.read(request), ip: networkOf(request.ip ?? '') };
  }
}
