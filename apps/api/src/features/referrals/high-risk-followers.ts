import { Injectable } from '@nestjs/common';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';

export type HighRiskFollower = (referralId: string, worker: ActingWorker) => Promise<void>;

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

  async follow(referralId: string, worker: ActingWorker): Promise<void> {
    for (const follower of this.followers) await follower(referralId, worker);
  }
}
