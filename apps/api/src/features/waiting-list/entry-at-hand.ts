import { Injectable } from '@nestjs/common';
import { NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { ClocksRepository, PastHolders, ReferralsRepository, type ReferralEntity, type ReferralOfferEntity } from '../referrals/index.js';
import type { WaitingListEntryEntity } from './waiting-list.entities.js';
import { readingOf, WaitingEntries } from './waiting-entry.view.js';
import { WaitingListRepository } from './waiting-list.repository.js';

export interface AtHand {
  entry: WaitingListEntryEntity;
  referral: ReferralEntity;
  offer: ReferralOfferEntity;
}

/** Loads what every act on the list begins with, and saves with the check that nobody was quicker. */
@Injectable()
export class EntryAtHand {
  constructor(
    private readonly entries: WaitingListRepository,
    private readonly referrals: ReferralsRepository,
    private readonly clocks: ClocksRepository,
    private readonly past: PastHolders,
    private readonly views: WaitingEntries,
  ) {}

  /** The entry as the worker saw it; whoever was slower is shown how it stands now. */
  async at(id: string, version: number): Promise<AtHand> {
    const found = await this.any(id);
    if (found.entry.version !== version) throw await this.stale(id);
    return found;
  }

  /** For acts that add to the record and change no decision. */
  async any(id: string): Promise<AtHand> {
    await this.entries.takeTurn(id);
    const entry = await this.entries.entry(id);
    if (!entry) throw new NotFound();
    const [referral, offer] = await Promise.all([this.referrals.referral(entry.referralId), this.referrals.offer(entry.offerId)]);
    if (!referral || !offer) throw new NotFound();
    return { entry, referral, offer };
  }

  /** A referral on which no service has decided, held until the transaction ends like every other. */
  async referral(id: string): Promise<ReferralEntity> {
    await this.clocks.takeTurn(id);
    const referral = await this.referrals.referral(id);
    if (!referral) throw new NotFound();
    return referral;
  }

  async waiting(id: string, version: number): Promise<AtHand> {
    const found = await this.at(id, version);
    if (found.entry.leftAt !== null) throw new RuleRefused('left-the-list');
    return found;
  }

  async change(entry: WaitingListEntryEntity, changes: Partial<WaitingListEntryEntity>): Promise<void> {
    const { id, version, personId } = entry;
    if (!(await this.entries.change(id, version, changes))) throw await this.stale(id);
    await this.past.letGo(personId, releasedBy(entry, changes));
  }

  private async stale(id: string): Promise<StaleVersion> {
    const current = await this.views.view(id);
    return new StaleVersion({ current, read: readingOf(current) });
  }
}

/** Who held her by this place on the list and does so no longer. */
function releasedBy(entry: WaitingListEntryEntity, changes: Partial<WaitingListEntryEntity>): string[] {
  const after = { ...entry, ...changes };
  const held = after.leftAt === null ? [after.holderId, after.allocatedTo] : [];
  return [entry.holderId, entry.allocatedTo].filter((id): id is string => id !== null && !held.includes(id));
}
