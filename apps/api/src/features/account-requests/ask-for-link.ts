import { Injectable } from '@nestjs/common';
import type { AccountRequestAskedView, AskForLink } from '@waymark/contracts';
import { askForAccount, type LinkKind } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { tokenHash } from '../../platform/auth/tokens.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { AccountRequestsRepository } from './account-requests.repository.js';
import { newCode } from './new-code.js';

/** The first of two people: says whose account it is and how she knows, and learns the half that opens nothing alone. */
@Injectable()
export class AskForLinkAct {
  constructor(
    private readonly requests: AccountRequestsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async ask(workerId: string, kind: LinkKind, { proof }: AskForLink, asker: ActingWorker): Promise<AccountRequestAskedView> {
    if (!(await this.requests.isActive(workerId))) throw new NotFound();
    const others = (await this.requests.secondPeople(this.clock.today())).filter(({ id }) => id !== asker.id && id !== workerId);
    const ruling = askForAccount({ workerId, askedBy: asker.id, secondPeople: others.map(({ id }) => id) });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const { code, plain } = newCode();
    const { id, expires_at: expiresAt } = await this.requests.add({ workerId, kind, proof, codeHash: tokenHash(plain) });
    await this.audit.note({ action: `${kind}.asked`, subjectType: 'worker', subjectId: workerId, personId: null });
    return { id, code, expiresAt: expiresAt.toISOString(), secondPeople: others.map(({ display_name: name }) => name) };
  }
}
