import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { CaseEntity } from './case.entity.js';

@Injectable()
export class CasesRepository {
  constructor(private readonly database: Database) {}

  async add(opened: CaseEntity): Promise<void> {
    await this.database.manager.insert(CaseEntity, opened);
  }

  countOpen(personId: string, serviceId: string): Promise<number> {
    return this.database.manager.countBy(CaseEntity, { personId, serviceId, closedAt: IsNull() });
  }

  /** Whether support that came of this offer goes on. */
  async isOpenForOffer(offerId: string): Promise<boolean> {
    return (await this.database.manager.countBy(CaseEntity, { offerId, closedAt: IsNull() })) > 0;
  }

  async idOfOffer(offerId: string): Promise<string | null> {
    const found = await this.database.manager.findOne(CaseEntity, { where: { offerId }, select: { id: true } });
    return found && found.id;
  }
}
