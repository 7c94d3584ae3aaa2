import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AccountRequestAskedView, AskForLink } from '@waymark/contracts';
import { askForAccount, type LinkKind } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { inGroups, plainCode } from '../../platform/auth/recovery-codes.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { tokenHash } from '../../platform/auth/tokens.js';
import { toBase32 } from '../../platform/auth/totp.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { AccountRequestsRepository } from './account-requests.repository.js';

/** 40 bits, eight characters to read out. It protects a token of 256 from whoever was shown that, behind ten guesses in five minutes. */
const CODE_BYTES = 5;

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
    const code = inGroups(toBase32(randomBytes(CODE_BYTES)));
    const { id, expires_at: expiresAt } = await this.requests.add({ workerId, kind, proof, codeHash: tokenHash(plainCode(code)) });
    await this.audit.note({ action: `${kind}.asked`, subjectType: 'worker', subjectId: workerId, personId: null });
    return { id, code, expiresAt: expiresAt.toISOString(), secondPeople: others.map(({ display_name: name }) => name) };
  }
}
