import { Injectable } from '@nestjs/common';
import { decidesAsManager } from '@waymark/domain';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { CaseRecords, type CaseEntity } from '../cases/index.js';

/** Finds an open case for an act of the worker who holds it, or of a manager, as she last saw it. */
@Injectable()
export class CaseAtHand {
  constructor(private readonly cases: CaseRecords) {}

  async open(id: string, version: number, worker: ActingWorker): Promise<CaseEntity> {
    const held = await this.cases.hold(id);
    if (!held) throw new NotFound();
    if (held.version !== version) throw new StaleVersion();
    if (held.closedAt !== null) throw new RuleRefused('case-not-open');
    if (held.workerId !== worker.id && !decidesAsManager(worker.roles)) throw new RuleRefused('case-held-by-another');
    return held;
  }
}
