import { Inject, Injectable } from '@nestjs/common';
import type { AccountRequestAskedView, AskForIdentity } from '@waymark/contracts';
import { askForAccount } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { ENVIRONMENT } from '../../platform/config/environment.token.js';
import type { Environment } from '../../platform/config/environment.js';
import { NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { AccountRequestsRepository } from './account-requests.repository.js';

/** The first of two people says by which subject the organisation's provider knows a colleague. It opens nothing before the second agrees. */
@Injectable()
export class AskForIdentityAct {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly requests: AccountRequestsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async ask(workerId: string, { subject, proof }: AskForIdentity, asker: ActingWorker): Promise<AccountRequestAskedView> {
    const provider = this.environment.identityProviders.find((one) => one.organisationId === asker.organisationId);
    if (!provider || !(await this.requests.isActive(workerId))) throw new NotFound();
    const others = (await this.requests.secondPeople(this.clock.today())).filter(({ id }) => id !== asker.id && id !== workerId);
    const ruling = askForAccount({ workerId, askedBy: asker.id, secondPeople: others.map(({ id }) => id) });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const identity = { issuer: provider.issuer, subject: subject.trim() };
    if (await this.requests.isIdentityLinked(identity)) throw new RuleRefused('identity-linked-already');
    const { id, expires_at: expiresAt } = await this.requests.addIdentity({ workerId, proof, ...identity });
    await this.audit.note({ action: 'identity-link.asked', subjectType: 'worker', subjectId: workerId, personId: null });
    return { id, code: null, expiresAt: expiresAt.toISOString(), secondPeople: others.map(({ display_name: name }) => name) };
  }
}
