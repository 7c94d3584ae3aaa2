import { Injectable } from '@nestjs/common';
import type { AccountRequestAskedView, InviteWorker } from '@waymark/contracts';
import { askForAccount, inviteWorker } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { tokenHash } from '../../platform/auth/tokens.js';
import { Clock } from '../../platform/clock/clock.js';
import { RuleRefused } from '../../platform/errors/errors.js';
import { AccountRequestsRepository } from './account-requests.repository.js';
import { newCode } from './new-code.js';
import { refuseUnknownPlace } from './refuse-unknown-place.js';

/** The first of two people asks that somebody new gets an account, with her roles and her way in. Until the second agrees there is none. */
@Injectable()
export class InviteWorkerAct {
  constructor(
    private readonly requests: AccountRequestsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async invite(body: InviteWorker, asker: ActingWorker): Promise<AccountRequestAskedView> {
    await refuseUnknownPlace(this.requests, body);
    const today = this.clock.today();
    const others = (await this.requests.secondPeople(today)).filter(({ id }) => id !== asker.id);
    const asking = askForAccount({ workerId: null, askedBy: asker.id, secondPeople: others.map(({ id }) => id) });
    if (!asking.ok) throw new RuleRefused(asking.refusal);
    const email = body.email.trim().toLowerCase();
    const { roles, fromOn } = body;
    const ruling = inviteWorker({ roles, fromOn, today, isEmailTaken: await this.requests.isEmailTaken(email) });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const { code, plain } = newCode();
    const speaks = body.speaks.map((language) => language.trim());
    const { id, expires_at: expiresAt } = await this.requests.addInvitation({ ...body, name: body.name.trim(), email, speaks, codeHash: tokenHash(plain) });
    await this.audit.note({ action: 'invitation.asked', subjectType: 'account-request', subjectId: id, personId: null });
    return { id, code, expiresAt: expiresAt.toISOString(), secondPeople: others.map(({ display_name: name }) => name) };
  }
}
