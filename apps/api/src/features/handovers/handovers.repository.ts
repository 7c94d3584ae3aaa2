import { Injectable } from '@nestjs/common';
import { MS_WITHOUT_LAST_DAY, type HandoverState } from '@waymark/domain';
import { In, IsNull, LessThan, type FindManyOptions } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { StaleVersion } from '../../platform/errors/errors.js';
import { HandoverWords, type KeptHandover } from './handover-words.js';
import { HandoverEntity, HandoverSectionEntity } from './handover.entities.js';

@Injectable()
export class HandoversRepository {
  constructor(
    private readonly database: Database,
    private readonly words: HandoverWords,
  ) {}

  async find(id: string): Promise<KeptHandover | null> {
    const row = await this.database.manager.findOneBy(HandoverEntity, { id });
    return row && this.words.open(row);
  }

  /** Whoever else answers this offer waits until this transaction ends, and then finds it answered. */
  async hold(id: string): Promise<KeptHandover | null> {
    const row = await this.database.manager.findOne(HandoverEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row && this.words.open(row);
  }

  /** Holds the case for whoever is asked to take it or was told that it was taken, and may not read it. */
  async holdCaseOf(id: string): Promise<boolean> {
    const [row] = await this.database.rows<{ held: boolean }>({ name: 'handover-hold-case', text: 'SELECT waymark_hold_case_of($1) AS held', values: [id] });
    return row?.held ?? false;
  }

  async ofCase(caseId: string): Promise<KeptHandover[]> {
    const rows = await this.database.manager.find(HandoverEntity, { where: { caseId }, order: { draftedAt: 'DESC', id: 'ASC' } });
    return rows.map((row) => this.words.open(row));
  }

  async statesOf(caseId: string): Promise<{ state: HandoverState }[]> {
    return this.database.manager.find(HandoverEntity, { where: { caseId }, select: { state: true } });
  }

  async add(handover: KeptHandover): Promise<void> {
    await this.database.manager.insert(HandoverEntity, this.words.seal(handover, handover));
  }

  /** Changes exactly one handover of exactly this version. */
  async change(handover: Pick<HandoverEntity, 'id' | 'organisationId'>, version: number, changes: Partial<KeptHandover>): Promise<void> {
    const sealed = this.words.seal(handover, changes);
    const { affected } = await this.database.manager.update(HandoverEntity, { id: handover.id, version }, { ...sealed, version: version + 1 });
    if (affected !== 1) throw new StaleVersion();
  }

  sections(handoverId: string): Promise<HandoverSectionEntity[]> {
    return this.database.manager.findBy(HandoverSectionEntity, { handoverId });
  }

  async keepSections(sections: HandoverSectionEntity[]): Promise<void> {
    if (sections.length > 0) await this.database.manager.upsert(HandoverSectionEntity, sections, ['handoverId', 'section']);
  }

  /** Offers whose time is up, without a word of what was written. Rows that another process is dealing with are left to it. */
  pastLapse(now: Date, limit: number): Promise<KeptHandover[]> {
    return this.pastTime({ where: { state: 'offered', lapsesAt: LessThan(now) }, order: { lapsesAt: 'ASC' }, take: limit });
  }

  /** Accepted, and nobody has completed them in time. */
  pastEnd(now: Date, limit: number): Promise<KeptHandover[]> {
    const state = In(['accepted', 'joint-contact']);
    const aWeekAgo = new Date(now.getTime() - MS_WITHOUT_LAST_DAY);
    const where = [
      { state, endsAt: LessThan(now) },
      { state, endsAt: IsNull(), answeredAt: LessThan(aWeekAgo) },
    ];
    return this.pastTime({ where, order: { endsAt: 'ASC' }, take: limit });
  }

  private async pastTime(due: FindManyOptions<HandoverEntity>): Promise<KeptHandover[]> {
    const rows = await this.database.manager.find(HandoverEntity, {
      ...due,
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    return rows.map((row) => ({ ...row, ...UNREAD }));
  }
}

/** A clock needs no words, and words that cannot be opened stop no clock. */
const UNREAD = { reason: null, consentReason: null, answerWords: null, whyNoJointContact: null };
