import { Injectable } from '@nestjs/common';
import type { AccountRequestAskedView, AskForRole } from '@waymark/contracts';
import { askForAccount, askForRole } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { AccountRequestsRepository } from './account-requests.repository.js';
import { refuseUnknownPlace } from './refuse-unknown-place.js';

/** The first of two people asks that a colleague gets a role. Nothing is given before the second has agreed. */
@Injectable()
export class AskForRoleAct {
  constructor(
    private readonly requests: AccountRequestsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async ask(workerId: string, body: AskForRole, asker: ActingWorker): Promise<AccountRequestAskedView> {
    if (!(await this.requests.isActive(workerId))) throw new NotFound();
    await refuseUnknownPlace(this.requests, body);
    const today = this.clock.today();
    const others = (await this.requests.secondPeople(today)).filter(({ id }) => id !== asker.id && id !== workerId);
    const asking = askForAccount({ workerId, askedBy: asker.id, secondPeople: others.map(({ id }) => id) });
    if (!asking.ok) throw new RuleRefused(asking.refusal);
    const held = await this.requests.heldRoles(workerId, body.serviceId, today);
    const ruling = askForRole({ ...body, today, held });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const { id, expires_at: expiresAt } = await this.requests.addRole({ workerId, ...body });
    await this.audit.note({ action: 'role.asked', subjectType: 'worker', subjectId: workerId, personId: null });
    return { id, code: null, expiresAt: expiresAt.toISOString(), secondPeople: others.map(({ display_name: name }) => name) };
  }
}
