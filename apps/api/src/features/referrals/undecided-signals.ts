import { Injectable } from '@nestjs/common';
import type { ReferralState, RouteGround } from '@waymark/domain';
import { OrganisationSettings } from '../organisations/index.js';
import { highSignals } from './high-signals.js';
import { ReferralListRepository } from './referral-list.repository.js';

export interface Signalled {
  id: string;
  recordedAt: string;
  grounds: readonly RouteGround[];
}

/** Referrals that nobody has decided on and somebody has found high, oldest first. Nobody holds them by name yet. */
@Injectable()
export class UndecidedSignals {
  constructor(
    private readonly list: ReferralListRepository,
    private readonly settings: OrganisationSettings,
  ) {}

  async of(state: ReferralState | null): Promise<Signalled[]> {
    const [undecided, routing] = await Promise.all([this.list.undecided(state), this.settings.routing()]);
    return undecided.flatMap(({ id, recorded_at, risk, external_assessment }) => {
      const grounds = highSignals(risk, external_assessment, routing);
      return grounds.length > 0 ? [{ id, recordedAt: recorded_at.toISOString(), grounds }] : [];
    });
  }
}
