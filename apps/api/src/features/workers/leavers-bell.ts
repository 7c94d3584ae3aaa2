import { randomUUID } from 'node:crypto';
import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { Database } from '../../platform/database/database.js';
import { SWEEPS_QUEUE } from '../../platform/queues/queue-names.js';
import { LEAVERS_SWEEP } from './leavers-sweep.js';

/** Has the sweep look at once. Nothing depends on it being heard: the sweep comes by itself within a minute. */
@Injectable()
export class LeaversBell {
  private readonly logger = new Logger(LeaversBell.name);

  constructor(
    @InjectQueue(SWEEPS_QUEUE) private readonly queue: Queue,
    private readonly database: Database,
  ) {
    // Without a listener an unreachable queue would end the process.
    queue.on('error', (error) => this.logger.warn({ kind: error.name }, 'The queue of sweeps cannot be reached'));
  }

  ringAfterCommit(): void {
    this.database.onCommit(async () => {
      // Not awaited: the answer must not wait for a queue that is away. The id is ours, as with imports.
      this.queue.add(LEAVERS_SWEEP, {}, { jobId: randomUUID() }).catch((error: Error) => {
        this.logger.warn({ kind: error.name }, 'A leaver could not be announced; the sweep will find her');
      });
    });
  }
}
