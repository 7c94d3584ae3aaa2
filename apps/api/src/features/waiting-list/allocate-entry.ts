import { Injectable } from '@nestjs/common';
import type { AllocateEntry } from '@waymark/contracts';
import { mayAllocate } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { RuleRefused } from '../../platform/errors/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { OrganisationSettings } from '../organisations/index.js';
import { PeopleRepository } from '../people/index.js';
import { RunningClocks } from '../referrals/index.js';
import { EntryAtHand } from './entry-at-hand.js';
import { WaitingRowsRepository } from './waiting-rows.repository.js';
import { languagesWanted, WorkerLoads } from './worker-loads.js';

/**
 * Gives a waiting person to a worker. She stays on the list, with the holder of her risk unchanged, until support is
 * agreed: being somebody's on paper is not yet being supported.
 */
@Injectable()
export class AllocateEntryAct {
  constructor(
    private readonly atHand: EntryAtHand,
    private readonly rows: WaitingRowsRepository,
    private readonly loads: WorkerLoads,
    private readonly people: PeopleRepository,
    private readonly clocks: RunningClocks,
    private readonly words: SealedWords,
    private readonly settings: OrganisationSettings,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async allocate(id: string, version: number, body: AllocateEntry, worker: ActingWorker): Promise<void> {
    const { entry, referral } = await this.atHand.waiting(id, version);
    const settings = await this.settings.inForce();
    const row = await this.rows.one(id);
    const barred = !(await this.people.mayBeHeldBy(entry.personId, body.workerId));
    const workers = (await this.loads.of(entry.serviceId, settings)).map((one) => (one.id === body.workerId ? { ...one, barred } : one));
    const suggested = this.loads.suggest(workers, referral.risk, row ? languagesWanted(row) : [], settings);
    const ruling = mayAllocate(suggested.find((one) => one.workerId === body.workerId), body.reasonOverCeiling);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const at = this.clock.now();
    await this.atHand.change(entry, {
      allocatedTo: body.workerId,
      allocatedAt: at,
      allocatedBy: worker.id,
      reasonOverCeiling: this.words.seal('waiting_list_entries.reason_over_ceiling', entry, body.reasonOverCeiling),
    });
    await this.clocks.startFrom(referral, 'allocated', at, entry.needsSafetyContact);
    await this.outbox.put('waiting-list.allocated', id);
    await this.audit.note({ action: 'waiting-list.allocated', subjectType: 'waiting-list-entry', subjectId: id, personId: entry.personId });
  }
}
