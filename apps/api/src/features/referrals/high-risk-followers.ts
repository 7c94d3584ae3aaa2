import { Injectable } from '@nestjs/common';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';

/** `knownSince`: the danger may have been known before it was decided as high; `null` where it is known only now. */
export type HighRiskFollower = (referralId: string, knownSince: Date | null, worker: ActingWorker) => Promise<void>;

/**
 * What other features must do at once when the risk of an episode is decided as high, in the same transaction and with
 * the episode's row held. They say so themselves at start, since whoever decides a level knows nothing of queues.
 */
@Injectable()
export class HighRiskFollowers {
  private readonly followers: HighRiskFollower[] = [];

  add(follower: HighRiskFollower): void {
    this.followers.push(follower);
  }

  async follow(referralId: string, knownSince: Date | null, worker: ActingWorker): Promise<void> {
    for (const follower of this.followers) await follower(referralId, knownSince, worker);
  }
}
