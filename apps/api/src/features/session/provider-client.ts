import { Inject, Injectable } from '@nestjs/common';
import type { ProviderAnswer } from '@waymark/contracts';
import { SUBJECT_MAX } from '@waymark/contracts';
import * as openId from 'openid-client';
import { ENVIRONMENT } from '../../platform/config/environment.token.js';
import type { Environment } from '../../platform/config/environment.js';
import type { IdentityProvider } from '../../platform/config/identity-providers.js';
import type { ProviderFlow } from './provider-flow.js';

/** A provider that takes longer is as good as away. */
const TIMEOUT_SECONDS = 5;
/** Away, by what the library says of an answer that is none. */
const NO_ANSWER = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'];
const SERVER_ERROR = 500;

/** What the provider says once everything it signed has been verified. */
export interface ProviderWord {
  subject: string;
  /** It asked for a second factor, in words that the deployment takes for that. */
  isVouched: boolean;
}

export type ProviderOutcome =
  | { kind: 'said'; word: ProviderWord }
  /** It let nobody in, by its own word. */
  | { kind: 'no'; reason: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'away'; reason: string };

/**
 * OpenID Connect, authorisation code with PKCE and nothing else. It knows no database. What the provider publishes of itself
 * is asked anew each time, so that a key it has taken back is not believed from memory and a new one is known at once.
 */
@Injectable()
export class ProviderClient {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /**
   * Where the browser is to go; null when the provider is away. Whoever is there proves it there and now: a browser that
   * the provider remembers opens nothing, or at a shared desk it would open the account of whoever sat there before.
   */
  async address(provider: IdentityProvider, flow: ProviderFlow): Promise<string | null> {
    const config = await this.discover(provider).catch(() => null);
    if (config === null) return null;
    const { acr } = provider.secondFactor;
    return openId.buildAuthorizationUrl(config, {
      redirect_uri: this.returnAddress(provider),
      scope: 'openid',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await openId.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
      prompt: 'login',
      max_age: '0',
      ...(acr.length > 0 ? { acr_values: acr.join(' ') } : {}),
    }).href;
  }

  async judge(provider: IdentityProvider, flow: ProviderFlow, answer: ProviderAnswer, secondsAgo: number): Promise<ProviderOutcome> {
    try {
      const config = await this.discover(provider).catch((error: unknown) => Promise.reject(new Away(reasonOf(error))));
      const tokens = await openId.authorizationCodeGrant(config, this.cameBack(provider, answer), {
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        pkceCodeVerifier: flow.verifier,
        idTokenExpected: true,
        // She proved it after she was asked to, give or take what two clocks differ by.
        maxAge: Math.ceil(secondsAgo),
      });
      return wordOf(provider, tokens.claims() ?? {});
    } catch (error) {
      if (error instanceof openId.AuthorizationResponseError) return { kind: 'no', reason: error.error };
      return { kind: isAway(error) ? 'away' : 'refused', reason: reasonOf(error) };
    }
  }

  private returnAddress({ key }: IdentityProvider): string {
    return `${this.environment.address}/sign-in/return/${key}`;
  }

  private cameBack(provider: IdentityProvider, { code, state, iss, error }: ProviderAnswer): URL {
    const address = new URL(this.returnAddress(provider));
    for (const [name, value] of Object.entries({ code, state, iss, error })) if (value !== null) address.searchParams.set(name, value);
    return address;
  }

  private discover({ issuer, clientId, clientSecret }: IdentityProvider): Promise<openId.Configuration> {
    const isHere = new URL(issuer).protocol === 'http:';
    return openId.discovery(new URL(issuer), clientId, { client_secret: clientSecret, id_token_signed_response_alg: 'RS256' }, undefined, {
      timeout: TIMEOUT_SECONDS,
      // The signature is verified although the token came over TLS; http only ever means this very machine.
      execute: [openId.enableNonRepudiationChecks, ...(isHere ? [openId.allowInsecureRequests] : [])],
    });
  }
}

class Away extends Error {}

function wordOf({ subjectClaim, secondFactor }: IdentityProvider, claims: Readonly<Record<string, unknown>>): ProviderOutcome {
  const subject = claims[subjectClaim];
  if (typeof subject !== 'string' || subject === '' || subject.length > SUBJECT_MAX) return { kind: 'refused', reason: 'no subject' };
  const { acr, amr } = claims;
  const isVouched =
    (typeof acr === 'string' && secondFactor.acr.includes(acr)) || (Array.isArray(amr) && amr.some((one) => secondFactor.amr.includes(String(one))));
  return { kind: 'said', word: { subject, isVouched } };
}

function isAway(error: unknown): boolean {
  if (error instanceof Away) return true;
  if (error instanceof openId.ResponseBodyError) return error.status >= SERVER_ERROR;
  // fetch says in no other way that nobody answered.
  if (error instanceof TypeError) return error.message === 'fetch failed';
  return error instanceof openId.ClientError && NO_ANSWER.includes(error.code ?? '');
}

/** A code of the library's own, for the log: never what the provider, or somebody in its place, wrote. */
function reasonOf(error: unknown): string {
  if (error instanceof Away) return error.message;
  if (error instanceof openId.ResponseBodyError) return `status ${error.status}`;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
