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

  /** `heldBy`: whoever holds it already may be left with it. */
  async refuseOther(personId: string, holderId: string, { id: by, roles }: ActingWorker, heldBy: string | null = null): Promise<void> {
    if (!(await this.organisations.worksWithPeople(holderId, this.clock.today()))) throw new RuleRefused('worker-not-available');
    const ruling = mayEntrust({ to: holderId, by, byManager: decidesAsManager(roles), allocatedTo: null, heldBy });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    if (!(await this.people.mayBeHeldBy(personId, holderId))) throw new RuleRefused('worker-not-available');
  }
}
