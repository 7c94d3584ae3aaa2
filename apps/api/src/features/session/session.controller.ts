import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res, UseGuards } from '@nestjs/common';

import type { CodeAsked, DeviceKeyView, PasskeyChallengeView, SessionView } from '@waymark/contracts';
import type { Request, Response } from 'express';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import { DeviceCookie } from '../../platform/auth/device-cookie.js';
import { SessionCookie } from '../../platform/auth/session-cookie.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { ChangePasswordBody, ChooseLanguageBody, SignInBody, SignInWithCodeBody, StepUpSessionBody, UnlockSessionBody, UsePasswordResetBody } from './session.bodies.js';
import { ChangePasswordAct } from './change-password.js';
import { LockService } from './lock.service.js';
import { networkOf } from './network-of.js';
import { Origins } from './origin.js';
import { PasskeySignIn } from './passkey-sign-in.js';
import { PasskeyAnswerBody } from './passkey.bodies.js';
import { SessionService } from './session.service.js';
import { SignInGuard } from './sign-in.guard.js';
import { SignedIn } from './signed-in.js';
import type { SigningIn } from './sign-in.strategy.js';
import { StepUpService } from './step-up.service.js';

@Controller()
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly steps: StepUpService,
    private readonly locks: LockService,
    private readonly passwords: ChangePasswordAct,
    private readonly passkeys: PasskeySignIn,
    private readonly cookie: SessionCookie,
    private readonly devices: DeviceCookie,
    private readonly origins: Origins,
    private readonly signedIn: SignedIn,
  ) {}

  @Post('session')
  @HttpCode(200)
  @Allow('nobody')
  @UseGuards(SignInGuard)
  async signIn(
    @Body() _body: SignInBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView | CodeAsked> {
    const started = await this.sessions.start(request.user as SigningIn, this.origins.of(request));
    if ('view' in started) return this.signedIn.answer(started, request, response);
    response.status(202);
    return started;
  }

  @Post('session/code')
  @HttpCode(200)
  @Allow('nobody')
  async signInWithCode(
    @Body() body: SignInWithCodeBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    return this.signedIn.answer(await this.sessions.startWithCode(body.token, body.code, this.origins.of(request)), request, response);
  }

  @Post('session/passkey-options')
  @HttpCode(200)
  @Allow('nobody')
  askForPasskey(): Promise<PasskeyChallengeView> {
    return this.passkeys.challenge();
  }

  @Post('session/passkey')
  @HttpCode(200)
  @Allow('nobody')
  async signInWithPasskey(
    @Body() body: PasskeyAnswerBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    return this.signedIn.answer(await this.passkeys.start(body, this.origins.of(request)), request, response);
  }

  @Get('session')
  @Allow('anybody')
  current(@CurrentWorker() worker: SignedInWorker): Promise<SessionView> {
    return this.sessions.view(worker);
  }

  @Get('session/device-key')
  @Allow('anybody')
  deviceKey(@CurrentWorker() worker: SignedInWorker): DeviceKeyView {
    return this.sessions.deviceKey(worker);
  }

  @Delete('session')
  @HttpCode(204)
  @Allow('nobody')
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.end(this.cookie.read(request));
    this.cookie.clear(response);
  }

  @Put('session/language')
  @HttpCode(204)
  @Allow('anybody')
  chooseLanguage(@Body() body: ChooseLanguageBody, @CurrentWorker() worker: SignedInWorker): Promise<void> {
    return this.sessions.chooseLanguage(body.language, worker);
  }

  /** She has read by whose doing her password was set. */
  @Post('session/password-set-by-link/seen')
  @HttpCode(204)
  @Allow('anybody')
  seePasswordSetByLink(@CurrentWorker() worker: SignedInWorker): Promise<void> {
    return this.sessions.seePasswordSetByLink(worker);
  }

  /** The worker's screen has seen no key, pointer or touch for some minutes, or she leaves it. */
  @Post('session/lock')
  @HttpCode(204)
  @Allow('anybody')
  lock(@CurrentWorker() worker: SignedInWorker): Promise<void> {
    return this.locks.lock(worker);
  }

  /** Open to nobody in particular: the act itself asks for the session, without holding a transaction meanwhile. */
  @Post('session/unlock')
  @HttpCode(204)
  @Allow('nobody')
  unlock(@Body() body: UnlockSessionBody, @Req() request: Request): Promise<void> {
    return this.locks.unlock({ token: this.cookie.read(request), ip: networkOf(request.ip ?? '') }, body);
  }

  /** As unlocking: asks for the session itself, and holds no transaction while a password is hashed. */
  @Post('session/step-up')
  @HttpCode(204)
  @Allow('nobody')
  stepUp(@Body() body: StepUpSessionBody, @Req() request: Request): Promise<void> {
    return this.steps.take({ token: this.cookie.read(request), ip: networkOf(request.ip ?? '') }, body);
  }

  /** As unlocking: asks for the session itself, and holds no transaction while passwords are hashed. */
  @Post('session/password')
  @HttpCode(204)
  @Allow('nobody')
  changePassword(@Body() body: ChangePasswordBody, @Req() request: Request): Promise<void> {
    return this.passwords.change({ token: this.cookie.read(request), ip: networkOf(request.ip ?? '') }, body);
  }

  @Post('password-resets/use')
  @HttpCode(204)
  @Allow('nobody')
  async usePasswordReset(
    @Body() body: UsePasswordResetBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    this.devices.set(response, await this.sessions.usePasswordReset(body, this.origins.of(request)));
  }
}
