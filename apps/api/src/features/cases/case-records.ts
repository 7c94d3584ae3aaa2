import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { StaleVersion } from '../../platform/errors/errors.js';
import { CaseEntity } from './case.entity.js';

/** Reading and changing one case; acts on it hold its row, so that two of them never pass each other. */
@Injectable()
export class CaseRecords {
  constructor(private readonly database: Database) {}

  find(id: string): Promise<CaseEntity | null> {
    return this.database.manager.findOneBy(CaseEntity, { id });
  }

  /** Whoever else wants to change this case or hand it over waits until this transaction ends. */
  hold(id: string): Promise<CaseEntity | null> {
    return this.database.manager.findOne(CaseEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Changes exactly one case of exactly this version. */
  async change(id: string, version: number, changes: Partial<CaseEntity>): Promise<void> {
    const { affected } = await this.database.manager.update(CaseEntity, { id, version }, { ...changes, version: version + 1 });
    if (affected !== 1) throw new StaleVersion();
  }
}
