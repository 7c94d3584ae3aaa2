import { Injectable } from '@nestjs/common';
import { decidesAsManager, mayEntrust } from '@waymark/domain';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { RuleRefused } from '../../platform/errors/errors.js';
import { OrganisationsRepository } from '../organisations/index.js';
import { PeopleRepository } from '../people/index.js';

/** Who may be named as the holder of somebody's risk, asked in one place wherever somebody is named. */
@Injectable()
export class RiskHolders {
  constructor(
    private readonly organisations: OrganisationsRepository,
    private readonly people: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  async refuseOther(personId: string, holderId: string, { id: by, roles }: ActingWorker): Promise<void> {
    await this.refuseUnavailable(personId, holderId);
    const ruling = mayEntrust({ to: holderId, by, byManager: decidesAsManager(roles), allocatedTo: null });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
  }

  /** Whoever works with people here and is not kept from her. */
  async refuseUnavailable(personId: string, holderId: string): Promise<void> {
    const isHere = await this.organisations.worksWithPeople(holderId, this.clock.today());
    if (!isHere || !(await this.people.mayBeHeldBy(personId, holderId))) throw new RuleRefused('worker-not-available');
  }
}
