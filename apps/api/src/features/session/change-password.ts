import { Injectable } from '@nestjs/common';
import type { ChangePassword } from '@waymark/contracts';
import { judgePassword } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { COMMON_PASSWORDS } from '../../platform/auth/common-passwords.js';
import { Passwords } from '../../platform/auth/passwords.js';
import { Sessions } from '../../platform/auth/sessions.js';
import { tokenHash } from '../../platform/auth/tokens.js';
import { Database } from '../../platform/database/database.js';
import { NotSignedIn, RuleRefused } from '../../platform/errors/errors.js';
import { Proof } from './proof.js';
import type { Asker } from './second-factor.service.js';
import { SecondFactorRepository } from './second-factor.repository.js';

/** A worker replaces her own password: with the one she has, judged as at every other place, and the other sign-ins end. */
@Injectable()
export class ChangePasswordAct {
  constructor(
    private readonly proof: Proof,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly factors: SecondFactorRepository,
    private readonly database: Database,
    private readonly audit: AuditTrail,
  ) {}

  /** Both are hashed before the request's own transaction is opened. */
  async change({ token, ip }: Asker, { current, password }: ChangePassword): Promise<void> {
    const { accountKey } = await this.proof.byPassword(token, current, ip);
    const passwordHash = await this.passwords.hash(password);
    const worker = token === null ? null : await this.sessions.open(token);
    if (!worker || token === null) throw new NotSignedIn();
    const owner = { displayName: worker.displayName, email: await this.ownEmail(), organisationNames: Object.values(worker.organisationName) };
    const ruling = judgePassword(password, COMMON_PASSWORDS, owner);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    await this.database.rows({ text: 'SELECT waymark_change_own_password($1, $2)', values: [passwordHash, tokenHash(token)] });
    await this.factors.forgetAttempts(accountKey);
    await this.audit.note({ action: 'password.changed', subjectType: 'worker', subjectId: worker.id, personId: null });
  }

  private async ownEmail(): Promise<string> {
    const [row] = await this.database.rows<{ email: string }>({ text: 'SELECT email FROM workers WHERE id = (SELECT waymark_worker())' });
    return row?.email ?? '';
  }
}
