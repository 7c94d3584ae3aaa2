import { randomUUID } from 'node:crypto';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { Database } from '../database/database.js';
import { JobIdentity } from '../database/job-identity.js';
import { newScope, runInScope } from '../database/request-scope.js';
import { SWEEPS_QUEUE } from './queue-names.js';
import { SWEEPS, type AnySweep } from './sweep.js';

const BELL_ROUND_MS = 60_000;

/** Rings the bell: PostgreSQL knows what is due, the queue only says "look again". */
@Processor(SWEEPS_QUEUE, { concurrency: 2, stalledInterval: 5_000, lockDuration: 30_000 })
export class SweepsProcessor extends WorkerHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(SweepsProcessor.name);
  private bellRound: NodeJS.Timeout | null = null;

  constructor(
    @Inject(SWEEPS) private readonly sweeps: readonly AnySweep[],
    @InjectQueue(SWEEPS_QUEUE) private readonly queue: Queue,
    private readonly database: Database,
    private readonly identity: JobIdentity,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.hangBells();
    const round = (): void => void this.hangBells().catch(() => this.logger.error('The queue cannot be reached; sweeps wait for it.'));
    this.bellRound = setInterval(round, BELL_ROUND_MS).unref();
  }

  beforeApplicationShutdown(): void {
    if (this.bellRound) clearInterval(this.bellRound);
  }

  /** Sets what is missing, at every start and every minute, so that a queue whose storage was wiped rings again. */
  async hangBells(): Promise<void> {
    for (const { name, everySeconds } of this.sweeps) {
      if (await this.queue.getJobScheduler(name)) continue;
      await this.queue.upsertJobScheduler(name, { every: everySeconds * 1_000 }, { name, data: {} });
    }
  }

  async process(job: Job): Promise<void> {
    const sweep = this.sweeps.find((one) => one.name === job.name);
    // A job of an older or newer release: nothing of ours, and nothing lost.
    if (sweep) await this.sweepEverywhere(sweep);
  }

  /** One transaction an organisation or less, so that trouble with one leaves the others served. */
  async sweepEverywhere(sweep: AnySweep): Promise<void> {
    const failures: unknown[] = [];
    for (const organisationId of await this.organisations()) {
      await this.sweepOne(sweep, organisationId).catch((error: unknown) => {
        this.logger.error({ sweep: sweep.name, kind: kindOf(error) }, 'A sweep failed');
        failures.push(error);
      });
    }
    if (failures.length > 0) throw new AggregateError(failures, `${sweep.name} failed for ${failures.length} organisation(s).`);
  }

  private async organisations(): Promise<string[]> {
    return runInScope(newScope(randomUUID()), async () => {
      const { transaction, rows } = await this.database.beginDetached<{ id: string }>({
        text: 'SELECT waymark_organisations_to_sweep() AS id',
      });
      await transaction.commit();
      return rows.map((row) => row.id);
    });
  }

  private async sweepOne(sweep: AnySweep, organisationId: string): Promise<void> {
    if ('run' in sweep) return this.alone(sweep, organisationId, () => sweep.run());
    const failures: unknown[] = [];
    for (const { ids, run } of await this.alone(sweep, organisationId, () => sweep.steps())) {
      await this.alone(sweep, organisationId, run).catch((error: unknown) => {
        this.logger.error({ sweep: sweep.name, ...ids, kind: kindOf(error) }, 'A step of a sweep failed; it is tried again');
        failures.push(error);
      });
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} step(s) of ${sweep.name} failed.`);
  }

  /** In a scope and a transaction of its own. */
  private alone<T>({ name }: AnySweep, organisationId: string, work: () => Promise<T>): Promise<T> {
    const scope = { ...newScope(randomUUID()), systemJob: name };
    return runInScope(scope, async () => {
      await this.database.begin(this.identity.ofOrganisation(organisationId));
      try {
        const answer = await work();
        await scope.transaction?.commit();
        return answer;
      } catch (error) {
        await scope.transaction?.rollback();
        throw error;
      }
    });
  }
}

/** The message of an error may quote a value. */
function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
