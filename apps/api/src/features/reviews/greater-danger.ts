import { Injectable } from '@nestjs/common';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import type { Episode } from '../referrals/index.js';

export type GreaterDangerFollower = (episode: Episode, reason: string, worker: SignedInWorker) => Promise<void>;

/**
 * What must happen at once when a review finds the danger greater, in the same transaction and with the episode's row
 * held. Levels are decided by those who assess; they say so themselves at start, since they build on reviews.
 */
@Injectable()
export class GreaterDanger {
  private readonly followers: GreaterDangerFollower[] = [];

  add(follower: GreaterDangerFollower): void {
    this.followers.push(follower);
  }

  async found(episode: Episode, reason: string, worker: SignedInWorker): Promise<void> {
    for (const follower of this.followers) await follower(episode, reason, worker);
  }
}
