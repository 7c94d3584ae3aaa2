import { randomUUID } from 'node:crypto';
import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { Database } from '../../platform/database/database.js';
import { IMPORTS_QUEUE } from '../../platform/queues/queue-names.js';

/** Tells the job process that a file waits. Nothing depends on it being heard: the sweep finds what was missed. */
@Injectable()
export class ImportBell {
  private readonly logger = new Logger(ImportBell.name);

  constructor(
    @InjectQueue(IMPORTS_QUEUE) private readonly queue: Queue,
    private readonly database: Database,
  ) {
    // Without a listener an unreachable queue would end the process.
    queue.on('error', (error) => this.logger.warn({ kind: error.name }, 'The queue of imports cannot be reached'));
  }

  ringAfterCommit(batchId: string): void {
    this.database.onCommit(async () => {
      // Not awaited: the answer must not wait for a queue that is away. The id is ours, since for one of its own BullMQ
      // would create a sequence, and the application may create nothing.
      this.queue.add('import', { batchId }, { jobId: randomUUID() }).catch((error: Error) => {
        this.logger.warn({ kind: error.name }, 'An import could not be announced; the sweep will find it');
      });
    });
  }
}
