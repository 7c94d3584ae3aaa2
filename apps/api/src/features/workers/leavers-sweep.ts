import { Injectable, Logger } from '@nestjs/common';
import { interimHolderFor } from '@waymark/domain';
import { Clock } from '../../platform/clock/clock.js';
import { currentScope } from '../../platform/database/request-scope.js';
import type { Sweep } from '../../platform/queues/sweep.js';
import { GiveOn } from '../blocks/index.js';
import { LeaversRepository, type LeftBehindRow } from './leavers.repository.js';

export const LEAVERS_SWEEP = 'leavers';

/** At most this many people at once, so that no transaction grows with a caseload. */
const BATCH = 50;

/** Whoever was held by a worker without a place any more gets an interim holder: a lead or manager who gives her on. */
@Injectable()
export class LeaversSweep implements Sweep {
  readonly name = LEAVERS_SWEEP;
  readonly everySeconds = 60;
  private readonly logger = new Logger(LeaversSweep.name);

  constructor(
    private readonly leavers: LeaversRepository,
    private readonly giveOn: GiveOn,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.leavers.takeTurn();
    const today = this.clock.today();
    for (const left of await this.leavers.leftBehind(today, BATCH)) await this.give(left);
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
