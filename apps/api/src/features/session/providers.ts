import { Inject, Injectable } from '@nestjs/common';
import type { ProviderView } from '@waymark/contracts';
import { ENVIRONMENT } from '../../platform/config/environment.token.js';
import type { Environment } from '../../platform/config/environment.js';
import type { IdentityProvider } from '../../platform/config/identity-providers.js';
import { ProviderRepository } from './provider.repository.js';

export interface ProviderInForce extends IdentityProvider {
  /** The organisation lets its second factor stand for one of ours. */
  secondFactorCounts: boolean;
}

/** Providers that whoever runs the deployment has set up and whose organisation has switched them on. */
@Injectable()
export class Providers {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly repository: ProviderRepository,
  ) {}

  async inForce(): Promise<ProviderInForce[]> {
    if (this.environment.identityProviders.length === 0) return [];
    const decisions = await this.repository.decisions();
    return this.environment.identityProviders.flatMap((one) => {
      const decided = decisions.get(one.organisationId) ?? 'off';
      return decided === 'off' ? [] : [{ ...one, secondFactorCounts: decided === 'on-with-second-factor' }];
    });
  }

  async one(key: string): Promise<ProviderInForce | null> {
    return (await this.inForce()).find((provider) => provider.key === key) ?? null;
  }

  async views(): Promise<ProviderView[]> {
    return (await this.inForce()).map(toProviderView);
  }

  /** By which the session of this request was opened. */
  async ofThisSession(organisationId: string): Promise<ProviderView | null> {
    const own = this.environment.identityProviders.find((one) => one.organisationId === organisationId);
    return own && (await this.repository.ofThisSession()).byProvider ? toProviderView(own) : null;
  }
}

function toProviderView({ key, button }: IdentityProvider): ProviderView {
  return { id: key, button: { ...button } };
}
