import { Processor, WorkerHost } from '@nestjs/bullmq';
import { isUUID } from 'class-validator';
import type { Job } from 'bullmq';
import { IMPORTS_QUEUE } from '../../platform/queues/queue-names.js';
import { RunImport } from './run-import.js';
import { UndoImport } from './undo-import.js';

/** Hears that a file waits. The job says which; what is to be done with it is in its row. */
@Processor(IMPORTS_QUEUE, { concurrency: 1, stalledInterval: 5_000, lockDuration: 30_000 })
export class ImportsProcessor extends WorkerHost {
  constructor(
    private readonly importing: RunImport,
    private readonly undoing: UndoImport,
  ) {
    super();
  }

  async process(job: Job<{ batchId?: unknown }>): Promise<void> {
    const { batchId } = job.data;
    // A job of an older or newer release: nothing of ours, and nothing lost.
    if (!isUUID(batchId)) return;
    await this.importing.run(String(batchId));
    await this.undoing.run(String(batchId));
  }
}
