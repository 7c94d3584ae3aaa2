import { Injectable } from '@nestjs/common';
import type { ReferralState, RouteGround, RouteSettings } from '@waymark/domain';
import { highSignals } from './high-signals.js';
import { ReferralListRepository } from './referral-list.repository.js';

export interface Signalled {
  id: string;
  recordedAt: string;
  isOfFile: boolean;
  grounds: readonly RouteGround[];
}

/** Referrals that nobody has decided on and somebody has found high, oldest first, those of a file after the others. */
@Injectable()
export class UndecidedSignals {
  constructor(private readonly list: ReferralListRepository) {}

  /** @param reading on its way together with what the caller reads it for, so that nobody reads the settings twice. */
  async of(state: ReferralState | null, reading: Promise<RouteSettings>): Promise<Signalled[]> {
    const [undecided, routing] = await Promise.all([this.list.undecided(state), reading]);
    return undecided.flatMap(({ id, recorded_at, is_of_file: isOfFile, risk, external_assessment: externalAssessment, judged_high: judgedHigh }) => {
      const grounds = highSignals({ risk, externalAssessment, judgedHigh }, routing);
      return grounds.length > 0 ? [{ id, recordedAt: recorded_at.toISOString(), isOfFile, grounds }] : [];
    });
  }
}
