import { Injectable } from '@nestjs/common';
import { rightsOf, type Role } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { StaleVersion } from '../../platform/errors/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { HandoversRepository, TakeOverCaseAct } from '../handovers/index.js';
import { PastHolders } from '../referrals/index.js';
import { WaitingListRepository, type WaitingListEntryEntity } from '../waiting-list/index.js';
import { HeldThingsRepository } from './held-things.repository.js';

/** All that colleagues read of it, in a record that is kept in both languages. */
const WHAT_COLLEAGUES_READ = 'Change of worker. / Newid gweithiwr.';

export interface GivingOn {
  personId: string;
  from: string;
  to: { id: string; roles: readonly Role[] };
  by: ActingWorker;
}

/**
 * Takes everything of a person from one worker and gives it to another at once, by the acts that exist for a worker who
 * falls away: to colleagues it is a change of worker, and nothing says why.
 */
@Injectable()
export class GiveOn {
  constructor(
    private readonly held: HeldThingsRepository,
    private readonly cover: TakeOverCaseAct,
    private readonly handovers: HandoversRepository,
    private readonly entries: WaitingListRepository,
    private readonly past: PastHolders,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async all(giving: GivingOn): Promise<void> {
    const { personId, from, to, by } = giving;
    // She has held her on this working day, and is no second pair of eyes on it.
    await this.past.letGo(personId, [from]);
    const taker: ActingWorker = { id: to.id, organisationId: by.organisationId, roles: to.roles, rights: rightsOf(to.roles) };
    for (const { id, version } of await this.held.openCases(personId, from)) {
      await this.cover.takeOver(id, version, { reason: WHAT_COLLEAGUES_READ }, taker);
    }
    for (const entry of await this.held.waitingEntries(personId, from)) await this.giveEntry(entry, giving);
    await this.held.giveTasks(personId, from, to.id);
  }

  /** An offer that she can no longer answer goes back to its giver as one that nobody answered. */
  async returnOffersTo(workerId: string, personId: string): Promise<void> {
    for (const offer of await this.held.offersTo(personId, workerId)) {
      const { id, version } = offer;
      await this.handovers.change(offer, version, { state: 'lapsed', answeredAt: this.clock.now() });
      await this.outbox.put('handover.lapsed', id);
      await this.audit.note({ action: 'handover.lapsed', subjectType: 'handover', subjectId: id, personId });
    }
  }

  private async giveEntry({ id }: WaitingListEntryEntity, { from, to, by, personId }: GivingOn): Promise<void> {
    await this.entries.takeTurn(id);
    const entry = await this.entries.entry(id);
    // Somebody was quicker: she has left the list, or is held by another by now.
    if (!entry || entry.leftAt !== null) return;
    const isAllocated = entry.allocatedTo === from;
    const isChanged = await this.entries.change(id, entry.version, {
      // What her predecessor had yet to see is not the new holder's to answer.
      ...(entry.holderId === from ? { holderId: to.id, holderIsNew: false } : {}),
      ...(isAllocated ? { allocatedTo: to.id, allocatedAt: this.clock.now(), allocatedBy: by.id, reasonOverCeiling: null } : {}),
    });
    if (!isChanged) throw new StaleVersion();
    const action = isAllocated ? 'waiting-list.allocated' : 'waiting-list.risk-taken';
    await this.audit.note({ action, subjectType: 'waiting-list-entry', subjectId: id, personId });
  }
}
