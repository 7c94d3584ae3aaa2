import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { CaseEntity } from '../cases/index.js';
import { HandoverEntity } from '../handovers/index.js';
import { TaskEntity } from '../referrals/index.js';
import { WaitingListEntryEntity } from '../waiting-list/index.js';

/** What a worker holds of one person. */
@Injectable()
export class HeldThingsRepository {
  constructor(private readonly database: Database) {}

  openCases(personId: string, workerId: string): Promise<CaseEntity[]> {
    return this.database.manager.findBy(CaseEntity, { personId, workerId, closedAt: IsNull() });
  }

  /** Where she holds the risk of somebody who waits, or has been given her. */
  waitingEntries(personId: string, workerId: string): Promise<WaitingListEntryEntity[]> {
    const waiting = { personId, leftAt: IsNull() };
    return this.database.manager.findBy(WaitingListEntryEntity, [
      { ...waiting, holderId: workerId },
      { ...waiting, allocatedTo: workerId },
    ]);
  }

  offersTo(personId: string, receiverWorkerId: string): Promise<HandoverEntity[]> {
    return this.database.manager.findBy(HandoverEntity, { personId, receiverWorkerId, state: 'offered' });
  }

  async giveTasks(personId: string, from: string, to: string): Promise<void> {
    await this.database.manager.update(TaskEntity, { personId, holderId: from, doneAt: IsNull() }, { holderId: to });
  }
}
