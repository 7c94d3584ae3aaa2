import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { SafetyContacts } from '../referrals/index.js';
import { EntryAtHand } from './entry-at-hand.js';

/** Takes the risk of a waiting person over. Only the taker can do it, so whoever held it holds it until she does. */
@Injectable()
export class HoldRiskAct {
  constructor(
    private readonly atHand: EntryAtHand,
    private readonly safety: SafetyContacts,
    private readonly audit: AuditTrail,
  ) {}

  async hold(id: string, version: number, worker: ActingWorker): Promise<void> {
    const { entry } = await this.atHand.waiting(id, version);
    await this.atHand.change(entry, { holderId: worker.id, holderIsNew: false });
    await this.safety.give({ entryId: id }, worker.id);
    await this.audit.note({ action: 'waiting-list.risk-taken', subjectType: 'waiting-list-entry', subjectId: id, personId: entry.personId });
  }
}
