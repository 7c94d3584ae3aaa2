import { Injectable } from '@nestjs/common';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';

export type WithdrawalFollower = (referralId: string, worker: ActingWorker) => Promise<void>;

/**
 * What other features must do when a referral is taken back, in the same transaction. They say so themselves at start,
 * since they know referrals and referrals do not know them.
 */
@Injectable()
export class WithdrawalFollowers {
  private readonly followers: WithdrawalFollower[] = [];

  add(follower: WithdrawalFollower): void {
    this.followers.push(follower);
  }

  async follow(referralId: string, worker: ActingWorker): Promise<void> {
    for (const follower of this.followers) await follower(referralId, worker);
  }
}
