import { Injectable } from '@nestjs/common';
import type { EndMembership } from '@waymark/contracts';
import { endMembership, worksWithPeople } from '@waymark/domain';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { LeaversBell } from './leavers-bell.js';
import { WorkersRepository } from './workers.repository.js';

/** A colleague's place ends, and with her last one her way in. What she holds follows at once, by the job of leavers. */
@Injectable()
export class EndMembershipAct {
  constructor(
    private readonly workers: WorkersRepository,
    private readonly bell: LeaversBell,
    private readonly clock: Clock,
  ) {}

  async end(workerId: string, membershipId: string, { lastDay, interimHolderId }: EndMembership, by: ActingWorker): Promise<void> {
    const today = this.clock.today();
    const memberships = await this.workers.memberships(workerId);
    const ending = memberships.find(({ id }) => id === membershipId);
    if (!ending) throw new NotFound();
    const others = memberships.filter(({ id, role, to_on: toOn }) => id !== membershipId && worksWithPeople([role]) && (toOn === null || toOn >= today));
    const holders = await this.workers.possibleHolders(today);
    const ruling = endMembership({
      ...{ workerId, today, lastDay, interimHolderId },
      by: by.id,
      toOn: ending.to_on,
      leavesPeopleBehind: worksWithPeople([ending.role]) && others.length === 0,
      possibleHolders: holders.map(({ id }) => id).filter((id) => id !== workerId),
    });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    if (!(await this.workers.endMembership(membershipId, lastDay, interimHolderId))) throw new RuleRefused('membership-over');
    this.bell.ringAfterCommit();
  }
}
