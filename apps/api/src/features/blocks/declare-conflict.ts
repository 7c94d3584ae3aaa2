import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ConflictDeclaredView, DeclareConflict } from '@waymark/contracts';
import { declareConflict } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { PeopleRepository } from '../people/index.js';
import { BlocksRepository } from './blocks.repository.js';
import { GiveOn } from './give-on.js';
import { NOT_ENDED } from './person-block.entity.js';

/**
 * A worker says that she knows somebody. Her word is enough: she is kept from the record at once, what she held goes to
 * her lead, and the service manager hears of it. Only the service manager can end it.
 */
@Injectable()
export class DeclareConflictAct {
  constructor(
    private readonly blocks: BlocksRepository,
    private readonly people: PeopleRepository,
    private readonly giveOn: GiveOn,
    private readonly sealed: SealedWords,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async declare(personId: string, body: DeclareConflict, worker: ActingWorker): Promise<ConflictDeclaredView> {
    await this.blocks.takeTurn(personId);
    if (!(await this.people.person(personId))) throw new NotFound();
    const workers = await this.blocks.workers(personId, worker.id, this.clock.today());
    const others = workers.filter((one) => one.id !== worker.id && one.may_hold);
    const ruling = declareConflict({
      ...body,
      holdsSomething: workers.some(({ id, holds }) => id === worker.id && holds),
      possibleHolders: others.map(({ id, roles, is_close: isClose }) => ({ id, roles, isClose })),
    });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const to = others.find(({ id }) => id === ruling.value.newHolderId);
    if (to) await this.giveOn.all({ personId, from: worker.id, to, by: worker });
    await this.giveOn.returnOffersTo(worker.id, personId);
    await this.keep(personId, body, to?.id ?? null, worker);
    return { newHolder: to?.display_name ?? null };
  }

  /** Last of all, since from here on the person is hidden from the worker who asks. */
  private async keep(personId: string, { reason, words }: DeclareConflict, newHolderId: string | null, worker: ActingWorker): Promise<void> {
    const { organisationId, id: workerId } = worker;
    const id = randomUUID();
    await this.outbox.put('conflict.declared', id);
    await this.audit.note({ action: 'block.declared', subjectType: 'person-block', subjectId: id, personId });
    await this.blocks.add({
      ...NOT_ENDED,
      ...{ id, organisationId, personId, workerId, reason, newHolderId },
      isDeclared: true,
      words: this.sealed.seal('person_blocks.words', { id, organisationId }, words),
      setBy: workerId,
      setAt: this.clock.now(),
    });
  }
}
