import { Injectable } from '@nestjs/common';
import type { BlockView, PersonBlocksView } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { PeopleRepository, toPersonNameView } from '../people/index.js';
import { toBlockView } from './block.view.js';
import { BlocksRepository, type BlockRow } from './blocks.repository.js';

/** Reading blocks, which is on record like any reading. */
@Injectable()
export class BlockPages {
  constructor(
    private readonly blocks: BlocksRepository,
    private readonly people: PeopleRepository,
    private readonly words: SealedWords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async inForce(): Promise<BlockView[]> {
    const rows = await this.blocks.inForce();
    await this.audit.note({ action: 'block.listed', subjectType: 'person-block', subjectId: null, personId: null });
    return this.views(rows);
  }

  async ofPerson(personId: string, worker: SignedInWorker): Promise<PersonBlocksView> {
    const person = await this.people.person(personId);
    if (!person) throw new NotFound();
    const workers = await this.blocks.workers(personId, worker.id, this.clock.today());
    const rows = await this.blocks.ofPerson(personId);
    await this.audit.note({ action: 'block.read', subjectType: 'person', subjectId: personId, personId });
    return {
      person: toPersonNameView(person),
      blocks: this.views(rows),
      workers: workers.map(({ id, display_name: name, roles, may_hold: mayHold, holds }) => ({ id, name, roles, isBlocked: !mayHold, holds })),
    };
  }

  /** The view as the answer to an act that was recorded itself. */
  async view(id: string): Promise<BlockView> {
    const row = await this.blocks.one(id);
    if (!row) throw new NotFound();
    return toBlockView(row, this.words);
  }

  async unseen(): Promise<BlockView[]> {
    return this.views(await this.blocks.unseen());
  }

  private views(rows: readonly BlockRow[]): BlockView[] {
    return rows.map((row) => toBlockView(row, this.words));
  }
}
