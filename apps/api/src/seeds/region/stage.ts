import { randomUUID } from 'node:crypto';
import type { INestApplicationContext, Type } from '@nestjs/common';
import type { ActingWorker, SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { JobIdentity } from '../../platform/database/job-identity.js';
import { newScope, runInScope } from '../../platform/database/request-scope.js';
import type { Step } from './story.js';

export interface Troupe {
  workers: ReadonlyMap<string, ActingWorker>;
  /** Ids of the organisation's services by their codes. */
  services: ReadonlyMap<string, string>;
}

/**
 * Plays steps through the product's own use cases: each in a transaction of its own, under row security, in a worker's
 * name and at its moment of the past. So history, clocks and messages are what the product would have written.
 */
export class Stage {
  private readonly clock: Clock;
  private playing: SignedInWorker | null = null;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly troupe: Troupe,
  ) {
    this.clock = app.get(Clock);
  }

  /** Whoever does the act of the step at hand. */
  get worker(): SignedInWorker {
    if (!this.playing) throw new Error('Nobody is on stage.');
    return this.playing;
  }

  use<Act>(act: Type<Act>): Act {
    return this.app.get(act, { strict: false });
  }

  serviceIds(codes: readonly string[]): string[] {
    return codes.map((code) => this.named(this.troupe.services, code));
  }

  workerId(email: string): string {
    return this.named(this.troupe.workers, email).id;
  }

  async play(step: Step): Promise<void> {
    // The acts ask for id, organisation and rights only; names and sessions belong to screens.
    this.playing = this.named(this.troupe.workers, step.by) as SignedInWorker;
    // The clock of this process only; it ends when the region is filled.
    this.clock.now = () => step.at;
    const scope = newScope(randomUUID());
    await runInScope(scope, async () => {
      const database = this.app.get(Database);
      // The seed acts in many names and has the password of none.
      await database.begin(this.app.get(JobIdentity).inNameOf(this.worker));
      scope.worker = this.worker;
      try {
        await step.play(this);
        await scope.transaction?.commit();
      } catch (error) {
        await scope.transaction?.rollback();
        throw error;
      }
    });
  }

  private named<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
    const value = map.get(key);
    if (value === undefined) throw new Error(`The demonstration region has no ${key}.`);
    return value;
  }
}
