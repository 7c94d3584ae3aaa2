import { Injectable } from '@nestjs/common';
import { CaseRecords, type CaseEntity } from '../cases/index.js';
import { Episodes, PastHolders, SafetyContacts } from '../referrals/index.js';

/** A case changes hands, and what is still owed to its person goes with it: it would stand on nobody's day otherwise. */
@Injectable()
export class CaseHands {
  constructor(
    private readonly cases: CaseRecords,
    private readonly episodes: Episodes,
    private readonly safety: SafetyContacts,
    private readonly past: PastHolders,
  ) {}

  /** Holds the episode first, as every act on its safety contact does, so that two of them never wait for each other. */
  async pass({ id, version, personId, referralId, offerId, workerId: giverId }: CaseEntity, workerId: string): Promise<void> {
    await this.cases.change(id, version, { workerId });
    await this.past.letGo(personId, [giverId]);
    await this.episodes.hold(referralId);
    await this.safety.giveWithCase(offerId, workerId);
  }
}
