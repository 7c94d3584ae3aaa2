import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Sweep } from '../../platform/queues/sweep.js';
import { ImportBell } from './import-bell.js';
import { ImportsRepository } from './imports.repository.js';

const QUIET_MS = 30_000;

/** Rings again for imports and undos that stand still: the queue was wiped, or a process died half-way. */
@Injectable()
export class ImportSweep implements Sweep {
  readonly name = 'imports-left-behind';
  readonly everySeconds = 30;

  constructor(
    private readonly imports: ImportsRepository,
    private readonly bell: ImportBell,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const quietSince = new Date(this.clock.now().getTime() - QUIET_MS);
    for (const batchId of await this.imports.leftBehind(quietSince)) this.bell.ringAfterCommit(batchId);
  }
}
