import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { CodeAsked, ProviderAddressView, ProviderView, SessionView } from '@waymark/contracts';
import type { Request, Response } from 'express';
import { Allow } from '../../platform/auth/allow.js';
import { FlowCookie } from '../../platform/auth/flow-cookie.js';
import { SessionCookie } from '../../platform/auth/session-cookie.js';
import { Origins } from './origin.js';
import { ProviderSignIn } from './provider-sign-in.js';
import { AskProviderBody, ProviderAnswerBody } from './provider.bodies.js';
import { Providers } from './providers.js';
import { SignedIn } from './signed-in.js';

/** Pages of ours ask all of it, also what the provider answered, so that the defences against other sites hold unchanged. */
@Controller('session')
export class ProviderController {
  constructor(
    private readonly providers: Providers,
    private readonly signIn: ProviderSignIn,
    private readonly flow: FlowCookie,
    private readonly cookie: SessionCookie,
    private readonly origins: Origins,
    private readonly signedIn: SignedIn,
  ) {}

  @Get('providers')
  @Allow('nobody')
  all(): Promise<ProviderView[]> {
    return this.providers.views();
  }

  @Post('provider')
  @HttpCode(200)
  @Allow('nobody')
  async begin(
    @Body() body: AskProviderBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProviderAddressView> {
    const { address, token } = await this.signIn.begin(body, this.cookie.read(request));
    this.flow.set(response, token);
    return { address };
  }

  @Post('provider/answer')
  @HttpCode(200)
  @Allow('nobody')
  async finish(
    @Body() body: ProviderAnswerBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView | CodeAsked | null> {
    const token = this.flow.read(request);
    this.flow.clear(response);
    const started = await this.signIn.finish(body, token, this.origins.of(request));
    if (started !== null && 'view' in started) return this.signedIn.answer(started, request, response);
    response.status(started === null ? 204 : 202);
    return started;
  }
}
