import { Injectable } from '@nestjs/common';
import type { PauseClocks } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { RunningClocks } from '../referrals/index.js';
import { EntryAtHand } from './entry-at-hand.js';

/** Lets the clocks of a waiting person stand still for a reason, and run again. */
@Injectable()
export class PauseClocksAct {
  constructor(
    private readonly atHand: EntryAtHand,
    private readonly clocks: RunningClocks,
    private readonly audit: AuditTrail,
  ) {}

  async pause(id: string, version: number, body: PauseClocks, worker: ActingWorker): Promise<void> {
    const { entry, referral } = await this.atHand.waiting(id, version);
    const isHighRisk = entry.needsSafetyContact || referral.risk === 'high';
    await this.atHand.change(entry, {});
    await this.clocks.pause(referral, { reason: body.reason, note: body.note }, worker, isHighRisk);
    await this.audit.note({ action: 'clocks.paused', subjectType: 'waiting-list-entry', subjectId: id, personId: entry.personId });
  }

  async resume(id: string, version: number, worker: ActingWorker): Promise<void> {
    const { entry, referral } = await this.atHand.waiting(id, version);
    await this.atHand.change(entry, {});
    await this.clocks.resume(referral.id, worker);
    await this.audit.note({ action: 'clocks.resumed', subjectType: 'waiting-list-entry', subjectId: id, personId: entry.personId });
  }
}
