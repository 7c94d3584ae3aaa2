import { Injectable } from '@nestjs/common';
import { CaseRecords, type CaseEntity } from '../cases/index.js';
import { Episodes, SafetyContacts } from '../referrals/index.js';

/** A case changes hands, and what is still owed to its person goes with it: it would stand on nobody's day otherwise. */
@Injectable()
export class CaseHands {
  constructor(
    private readonly cases: CaseRecords,
    private readonly episodes: Episodes,
    private readonly safety: SafetyContacts,
  ) {}

  /** Holds the episode first, as every act on its safety contact does, so that two of them never wait for each other. */
  async pass({ id, version, referralId, offerId }: CaseEntity, workerId: string): Promise<void> {
    await this.cases.change(id, version, { workerId });
    await this.episodes.hold(referralId);
    await this.safety.giveWithCase(offerId, workerId);
  }
}
