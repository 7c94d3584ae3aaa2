import { Injectable } from '@nestjs/common';
import { decidesAsManager, handoverSight, type HandoverReader } from '@waymark/domain';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, StaleVersion } from '../../platform/errors/errors.js';
import { CaseRecords, type CaseEntity } from '../cases/index.js';
import { toRule } from './handover-rule.js';
import type { KeptHandover } from './handover-words.js';
import { HandoversRepository } from './handovers.repository.js';
import { ReceiversRepository } from './receivers.repository.js';

export interface AtHand {
  handover: KeptHandover;
  /** The case whose risk is handed over, held like the handover itself; null for whoever may not read it. */
  ofCase: CaseEntity | null;
  reader: HandoverReader;
}

/** Finds a handover for an act on it: visible to the worker, held against others, and as she last saw it. */
@Injectable()
export class HandoverAtHand {
  constructor(
    private readonly handovers: HandoversRepository,
    private readonly cases: CaseRecords,
    private readonly receivers: ReceiversRepository,
    private readonly clock: Clock,
  ) {}

  async held(id: string, version: number, worker: ActingWorker): Promise<AtHand> {
    const known = await this.handovers.find(id);
    // The case first and then the handover, everywhere, so that two acts never wait for each other.
    const ofCase = known && (await this.cases.hold(known.caseId));
    const isHeld = ofCase !== null || (known !== null && (await this.handovers.holdCaseOf(id)));
    const handover = isHeld ? await this.handovers.hold(id) : null;
    if (!handover) throw new NotFound();
    const reader = await this.readerOf(handover, worker);
    // What a worker once saw she may be told has changed; to everybody else it is not there.
    if (handoverSight(toRule(handover), reader) === 'nothing' && !reader.isReceiver) throw new NotFound();
    if (handover.version !== version) throw new StaleVersion();
    return { handover, ofCase, reader };
  }

  async readerOf(handover: KeptHandover, worker: ActingWorker): Promise<HandoverReader> {
    return {
      workerId: worker.id,
      isReceiver: await this.isReceiver(handover, worker.id),
      isManager: decidesAsManager(worker.roles),
    };
  }

  private async isReceiver({ receiverWorkerId, receiverTeamId }: KeptHandover, workerId: string): Promise<boolean> {
    if (receiverTeamId === null) return receiverWorkerId === workerId;
    return this.receivers.isInTeam(workerId, receiverTeamId, this.clock.today());
  }
}
