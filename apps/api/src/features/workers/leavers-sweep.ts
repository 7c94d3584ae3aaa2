import { Injectable, Logger } from '@nestjs/common';
import { interimHolderFor } from '@waymark/domain';
import { Clock } from '../../platform/clock/clock.js';
import { currentScope } from '../../platform/database/request-scope.js';
import type { SweepInSteps, SweepStep } from '../../platform/queues/sweep.js';
import { GiveOn } from '../blocks/index.js';
import { LeaversRepository, type LeftBehindRow } from './leavers.repository.js';

export const LEAVERS_SWEEP = 'leavers';

/** Whoever was held by a worker without a place any more gets an interim holder: a lead or manager who gives her on. */
@Injectable()
export class LeaversSweep implements SweepInSteps {
  readonly name = LEAVERS_SWEEP;
  readonly everySeconds = 60;
  private readonly logger = new Logger(LeaversSweep.name);

  constructor(
    private readonly leavers: LeaversRepository,
    private readonly giveOn: GiveOn,
    private readonly clock: Clock,
  ) {}

  /** One for each person, so that nobody stays behind because another cannot be given on. */
  async steps(): Promise<SweepStep[]> {
    const people = new Set((await this.leavers.leftBehind(this.clock.today(), null)).map(({ person_id: personId }) => personId));
    return [...people].map((personId) => ({ ids: { personId }, run: () => this.giveAll(personId) }));
  }

  private async giveAll(personId: string): Promise<void> {
    await this.leavers.takeTurn(personId);
    for (const left of await this.leavers.leftBehind(this.clock.today(), personId)) await this.give(left);
  }

  private async give({ person_id: personId, worker_id: from, interim_holder_id: namedId, organisation_id: organisationId }: LeftBehindRow): Promise<void> {
    const to = interimHolderFor(await this.leavers.holdersOf(personId, from, this.clock.today()), namedId);
    if (!to) {
      // Ids only. The person stands on the waiting page and in the case list under a worker who has left until somebody is there.
      this.logger.error({ personId, requestId: currentScope().requestId }, 'Nobody can hold what a leaver left behind');
      return;
    }
    await this.giveOn.all({ personId, from, to, by: { ...to, organisationId, rights: [] } });
    await this.giveOn.returnOffersTo(from, personId);
  }
}
