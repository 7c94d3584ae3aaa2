import { Injectable, Logger } from '@nestjs/common';
import type { AskProvider, CodeAsked, ProviderAddressView, ProviderAnswer } from '@waymark/contracts';
import { newToken, tokenHash } from '../../platform/auth/tokens.js';
import { NotFound, NotSignedIn, Unavailable } from '../../platform/errors/errors.js';
import type { Origin } from './origin.js';
import { ProviderClient, type ProviderOutcome, type ProviderWord } from './provider-client.js';
import { flowOf } from './provider-flow.js';
import { ProviderRepository, type UsedFlow } from './provider.repository.js';
import { Providers, type ProviderInForce } from './providers.js';
import { SessionService, type Started } from './session.service.js';
import { SignInRepository } from './sign-in.repository.js';

/**
 * Signing in by the organisation's provider, and proving by it who is there. Whatever is wrong with an answer, and whether
 * anybody is known by it, is one refusal; the reason stands in the log, in the library's words. No transaction is held
 * while the provider is asked, and nothing is asked of it for an answer that belongs to no flow of this browser.
 */
@Injectable()
export class ProviderSignIn {
  private readonly logger = new Logger(ProviderSignIn.name);

  constructor(
    private readonly providers: Providers,
    private readonly client: ProviderClient,
    private readonly repository: ProviderRepository,
    private readonly signIns: SignInRepository,
    private readonly sessions: SessionService,
  ) {}

  async begin({ provider: key, purpose }: AskProvider, sessionToken: string | null): Promise<ProviderAddressView & { token: string }> {
    const provider = await this.providers.one(key);
    if (!provider) throw new NotFound();
    const sessionHash = purpose === 'prove' ? await this.ownSession(provider, sessionToken) : null;
    const token = newToken();
    const address = await this.client.address(provider, flowOf(token));
    if (address === null) throw new Unavailable('provider-away');
    await this.repository.makeFlow(tokenHash(token), provider.key, sessionHash);
    return { address, token };
  }

  /** Null where it was a proof. */
  async finish(answer: ProviderAnswer, token: string | null, from: Origin): Promise<Started | CodeAsked | null> {
    const flow = token === null ? null : await this.repository.useFlow(tokenHash(token));
    // Another provider's answer in the place of this one's is nobody's answer.
    const provider = flow?.provider === answer.provider ? await this.providers.one(flow.provider) : null;
    if (token === null || !flow || !provider) throw new NotSignedIn('provider-refused');
    const word = await this.heard(provider, await this.client.judge(provider, flowOf(token), answer, flow.secondsAgo));
    const isVouched = word.isVouched && provider.secondFactorCounts;
    const workerId = await this.workerOf(provider, word);
    return flow.sessionHash === null ? this.start(workerId, isVouched, from) : this.prove(provider, workerId, flow.sessionHash, isVouched);
  }

  private async ownSession(provider: ProviderInForce, token: string | null): Promise<Buffer> {
    const holder = token === null ? null : await this.signIns.holderOf(tokenHash(token));
    if (token === null || !holder) throw new NotSignedIn();
    if (holder.organisationId !== provider.organisationId) throw new NotFound();
    return tokenHash(token);
  }

  private async heard(provider: ProviderInForce, outcome: ProviderOutcome): Promise<ProviderWord> {
    if (outcome.kind === 'said') return outcome.word;
    this.logger.warn(`The answer of provider ${provider.key} opened nothing: ${outcome.kind}, ${outcome.reason}.`);
    if (outcome.kind === 'away') throw new Unavailable('provider-away');
    if (outcome.kind === 'no') throw new NotSignedIn('provider-said-no');
    return this.refuse(provider, null);
  }

  private async workerOf(provider: ProviderInForce, { subject }: ProviderWord): Promise<string> {
    const found = await this.repository.workerOf(provider.organisationId, provider.issuer, subject);
    if (found?.isOpen) return found.workerId;
    this.logger.warn(`The answer of provider ${provider.key} opened nothing: nobody is linked to it.`);
    return this.refuse(provider, found?.workerId ?? null);
  }

  /** Where the provider did not vouch for a second factor, one's own is asked as after a password. */
  private async start(workerId: string, isVouched: boolean, from: Origin): Promise<Started | CodeAsked> {
    const token = newToken();
    if (await this.repository.startSession(workerId, tokenHash(token), isVouched)) return this.sessions.opened(token, workerId, from);
    const second = await this.signIns.askForSecond(workerId, tokenHash(token), tokenHash(`worker ${workerId}`));
    if (!second) throw new NotSignedIn('provider-refused');
    return { token, ...second };
  }

  private async prove(provider: ProviderInForce, workerId: string, sessionHash: UsedFlow['sessionHash'] & Buffer, isVouched: boolean): Promise<null> {
    const proves = await this.repository.proveSession(workerId, sessionHash, isVouched);
    if (proves === null) return this.refuse(provider, workerId);
    await this.signIns.noteOutcome(workerId, 'unlock.done');
    if (!proves) throw new NotSignedIn('provider-not-enough');
    return null;
  }

  private async refuse(provider: ProviderInForce, workerId: string | null): Promise<never> {
    await this.repository.noteRefusal(provider.organisationId, workerId);
    throw new NotSignedIn('provider-refused');
  }
}
