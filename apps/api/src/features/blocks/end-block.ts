import { Injectable } from '@nestjs/common';
import type { EndBlock } from '@waymark/contracts';
import { endBlock } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { BlocksRepository, type BlockRow } from './blocks.repository.js';

/** What a service manager does with a block that stands. One from a person she is blocked from herself is not there. */
@Injectable()
export class EndBlockAct {
  constructor(
    private readonly blocks: BlocksRepository,
    private readonly sealed: SealedWords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async end(id: string, version: number, { reason, words }: EndBlock, manager: ActingWorker): Promise<void> {
    const block = await this.at(id, version);
    const ruling = endBlock({ isInForce: block.ended_at === null, reason, words });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    await this.blocks.change(id, version, {
      endedBy: manager.id,
      endedAt: this.clock.now(),
      endReason: reason,
      endWords: this.sealed.seal('person_blocks.end_words', { id, organisationId: manager.organisationId }, words),
    });
    await this.note('block.ended', block);
  }

  /** She has looked at a declared conflict, and it leaves her day. */
  async acknowledge(id: string, version: number, manager: ActingWorker): Promise<void> {
    const block = await this.at(id, version);
    if (block.ended_at !== null) throw new RuleRefused('block-ended-already');
    if (block.seen_at !== null) return;
    await this.blocks.change(id, version, { seenBy: manager.id, seenAt: this.clock.now() });
    await this.note('block.seen', block);
  }

  private async at(id: string, version: number): Promise<BlockRow> {
    const block = await this.blocks.one(id);
    if (!block) throw new NotFound();
    if (block.version !== version) throw new StaleVersion();
    return block;
  }

  private note(action: string, { id, person_id: personId }: BlockRow): Promise<void> {
    return this.audit.note({ action, subjectType: 'person-block', subjectId: id, personId });
  }
}
