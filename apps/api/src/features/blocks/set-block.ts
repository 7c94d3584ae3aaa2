import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SetBlock } from '@waymark/contracts';
import { setBlock } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { PeopleRepository } from '../people/index.js';
import { BlocksRepository } from './blocks.repository.js';
import { GiveOn } from './give-on.js';
import { NOT_ENDED } from './person-block.entity.js';

/** A service manager keeps a worker from a person's whole record, and names who has from now on what she held of it. */
@Injectable()
export class SetBlockAct {
  constructor(
    private readonly blocks: BlocksRepository,
    private readonly people: PeopleRepository,
    private readonly giveOn: GiveOn,
    private readonly sealed: SealedWords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async set(personId: string, body: SetBlock, manager: ActingWorker): Promise<string> {
    await this.blocks.takeTurn(personId);
    if (!(await this.people.person(personId))) throw new NotFound();
    const workers = await this.blocks.workers(personId, manager.id, this.clock.today());
    const blocked = workers.find(({ id }) => id === body.workerId);
    if (!blocked) throw new RuleRefused('worker-not-available');
    const others = workers.filter((one) => one.id !== body.workerId && one.may_hold);
    const ruling = setBlock({
      ...body,
      by: manager.id,
      isInForce: !blocked.may_hold,
      holdsSomething: blocked.holds,
      possibleHolders: others.map(({ id }) => id),
    });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const to = others.find(({ id }) => id === ruling.value.newHolderId);
    if (to) await this.giveOn.all({ personId, from: body.workerId, to, by: manager });
    await this.giveOn.returnOffersTo(body.workerId, personId);
    return this.keep(personId, body, to?.id ?? null, manager);
  }

  private async keep(personId: string, { workerId, reason, words }: SetBlock, newHolderId: string | null, manager: ActingWorker): Promise<string> {
    const { organisationId } = manager;
    const id = randomUUID();
    await this.blocks.add({
      ...NOT_ENDED,
      ...{ id, organisationId, personId, workerId, reason, newHolderId },
      isDeclared: false,
      words: this.sealed.seal('person_blocks.words', { id, organisationId }, words),
      setBy: manager.id,
      setAt: this.clock.now(),
    });
    await this.audit.note({ action: 'block.set', subjectType: 'person-block', subjectId: id, personId });
    return id;
  }
}
