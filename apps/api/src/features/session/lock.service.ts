import { Injectable } from '@nestjs/common';
import type { PasskeyAnswer, UnlockSession } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Passwords } from '../../platform/auth/passwords.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { tokenHash } from '../../platform/auth/tokens.js';
import { currentScope } from '../../platform/database/request-scope.js';
import { InvalidInput, NotSignedIn } from '../../platform/errors/errors.js';
import { Codes } from './codes.js';
import { PasskeySignIn } from './passkey-sign-in.js';
import { Proof, type Holder } from './proof.js';
import type { Asker } from './second-factor.service.js';
import { SecondFactorRepository } from './second-factor.repository.js';
import { SignInRepository, type SpentCode } from './sign-in.repository.js';

const NO_CODE: SpentCode = { step: null, recoveryHash: null };

/** Locking a session that nobody uses, and opening it again. */
@Injectable()
export class LockService {
  constructor(
    private readonly factors: SecondFactorRepository,
    private readonly signIns: SignInRepository,
    private readonly proof: Proof,
    private readonly passwords: Passwords,
    private readonly passkeys: PasskeySignIn,
    private readonly codes: Codes,
    private readonly audit: AuditTrail,
  ) {}

  async lock(worker: SignedInWorker): Promise<void> {
    const { sessionHash } = currentScope();
    if (!sessionHash) throw new NotSignedIn();
    await this.audit.note({ action: 'session.locked', subjectType: 'session', subjectId: worker.sessionId, personId: null });
    await this.factors.lockSession(sessionHash);
  }

  /** A right guess is forgotten, since an office behind one address unlocks many times a day. */
  async unlock({ token, ip }: Asker, { password, code, passkey }: UnlockSession): Promise<void> {
    if (passkey) return this.unlockWithPasskey(token, passkey);
    if (password === null && code === null) throw new InvalidInput([{ field: 'password', code: 'required', limit: null }]);
    const holder = await this.proof.guess(token, ip, 'locked or not');
    const spent = code === null ? await this.byPassword(holder, password ?? '') : this.byCode(holder, code);
    if (token === null || !spent || !(await this.signIns.unlockSession(tokenHash(token), spent))) {
      await this.signIns.noteOutcome(holder.workerId, 'unlock.refused');
      throw new NotSignedIn(code === null ? 'sign-in-refused' : 'code-refused');
    }
    await this.signIns.forgetAttempts(holder.accountKey);
    await this.signIns.noteOutcome(holder.workerId, 'unlock.done');
  }

  private async unlockWithPasskey(token: string | null, answer: PasskeyAnswer): Promise<void> {
    const holder = token === null ? null : await this.signIns.holderOf(tokenHash(token));
    if (token === null || !holder) throw new NotSignedIn();
    await this.passkeys.prove(token, holder.workerId, answer);
    await this.signIns.noteOutcome(holder.workerId, 'unlock.done');
  }

  private async byPassword({ passwordHash }: Holder, password: string): Promise<SpentCode | null> {
    return (await this.passwords.matches(passwordHash, password)) ? NO_CODE : null;
  }

  private byCode({ workerId, organisationId, secret, lastStep }: Holder, code: string): SpentCode | null {
    return secret === null ? null : this.codes.read(code, { workerId, organisationId, secret, lastStep });
  }
}
