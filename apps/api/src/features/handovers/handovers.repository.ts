import { Injectable } from '@nestjs/common';
import type { HandoverState } from '@waymark/domain';
import { LessThan } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { StaleVersion } from '../../platform/errors/errors.js';
import { HandoverEntity, HandoverSectionEntity } from './handover.entities.js';

@Injectable()
export class HandoversRepository {
  constructor(private readonly database: Database) {}

  find(id: string): Promise<HandoverEntity | null> {
    return this.database.manager.findOneBy(HandoverEntity, { id });
  }

  /** Whoever else answers this offer waits until this transaction ends, and then finds it answered. */
  hold(id: string): Promise<HandoverEntity | null> {
    return this.database.manager.findOne(HandoverEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  ofCase(caseId: string): Promise<HandoverEntity[]> {
    return this.database.manager.find(HandoverEntity, { where: { caseId }, order: { draftedAt: 'DESC', id: 'ASC' } });
  }

  async statesOf(caseId: string): Promise<{ state: HandoverState }[]> {
    return this.database.manager.find(HandoverEntity, { where: { caseId }, select: { state: true } });
  }

  async add(handover: HandoverEntity): Promise<void> {
    await this.database.manager.insert(HandoverEntity, handover);
  }

  /** Changes exactly one handover of exactly this version. */
  async change(id: string, version: number, changes: Partial<HandoverEntity>): Promise<void> {
    const { affected } = await this.database.manager.update(HandoverEntity, { id, version }, { ...changes, version: version + 1 });
    if (affected !== 1) throw new StaleVersion();
  }

  sections(handoverId: string): Promise<HandoverSectionEntity[]> {
    return this.database.manager.findBy(HandoverSectionEntity, { handoverId });
  }

  async keepSections(sections: HandoverSectionEntity[]): Promise<void> {
    if (sections.length > 0) await this.database.manager.upsert(HandoverSectionEntity, sections, ['handoverId', 'section']);
  }

  /** Offers whose time is up. Rows that another process is dealing with are left to it. */
  pastLapse(now: Date, limit: number): Promise<HandoverEntity[]> {
    return this.database.manager.find(HandoverEntity, {
      where: { state: 'offered', lapsesAt: LessThan(now) },
      order: { lapsesAt: 'ASC' },
      take: limit,
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
  }
}
