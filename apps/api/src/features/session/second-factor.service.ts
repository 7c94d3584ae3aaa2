import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RecoveryCodesView, SecondFactorSecretView, SecondFactorView } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { inGroups, newRecoveryCodes, plainCode } from '../../platform/auth/recovery-codes.js';
import { Sessions } from '../../platform/auth/sessions.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { tokenHash } from '../../platform/auth/tokens.js';
import { otpauthAddress, SECRET_BYTES, toBase32 } from '../../platform/auth/totp.js';
import { currentScope } from '../../platform/database/request-scope.js';
import { NotSignedIn, RuleRefused } from '../../platform/errors/errors.js';
import { Codes } from './codes.js';
import { Proof, type Proved } from './proof.js';
import { SecondFactorRepository } from './second-factor.repository.js';

/** The cookie's token and the network address of whoever asks. */
export interface Asker {
  token: string | null;
  ip: string;
}

/** A worker's own second factor: set up, confirmed, renewed, removed. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly factors: SecondFactorRepository,
    private readonly codes: Codes,
    private readonly proof: Proof,
    private readonly sessions: Sessions,
    private readonly audit: AuditTrail,
  ) {}

  async view(worker: SignedInWorker): Promise<SecondFactorView> {
    const own = await this.factors.own();
    return {
      state: worker.secondFactor,
      since: own?.confirmedAt?.toISOString() ?? null,
      recoveryCodesLeft: own?.recoveryCodesLeft ?? 0,
    };
  }

  /** An unlocked screen is not enough to bind an account to somebody else's telephone: the password is asked again. */
  async makeSecret(asker: Asker, password: string): Promise<SecondFactorSecretView> {
    const { worker, proved } = await this.prove(asker, password);
    const secret = randomBytes(SECRET_BYTES);
    const sealed = this.codes.seal(secret, whose(worker));
    if (!(await this.factors.keepSecret(sealed))) throw new RuleRefused('second-factor-on-already');
    await this.factors.forgetAttempts(proved.accountKey);
    return { key: inGroups(toBase32(secret)).replaceAll('-', ' '), address: otpauthAddress(secret, worker.displayName) };
  }

  /** A first code shows that the authenticator has the secret. It cannot be guessed: whoever asks was shown the secret. */
  async confirm(typed: string, worker: SignedInWorker): Promise<RecoveryCodesView> {
    const own = await this.factors.own();
    if (!own) throw new RuleRefused('second-factor-off');
    if (own.confirmedAt) throw new RuleRefused('second-factor-on-already');
    const code = this.codes.read(typed, { ...own, ...whose(worker) });
    if (!code || code.step === null) throw new NotSignedIn('code-refused');
    const recovery = newRecoveryCodes();
    if (!(await this.factors.confirm(code.step, recovery.map(hashOf), currentScope().sessionHash))) {
      throw new RuleRefused('second-factor-on-already');
    }
    await this.note('second-factor.added', worker);
    return { codes: recovery };
  }

  async renewRecoveryCodes(asker: Asker, password: string, typed: string): Promise<RecoveryCodesView> {
    const worker = await this.proveBoth(asker, password, typed);
    const recovery = newRecoveryCodes();
    await this.factors.renewRecoveryCodes(recovery.map(hashOf));
    await this.note('recovery-codes.renewed', worker);
    return { codes: recovery };
  }

  async remove(asker: Asker, password: string, typed: string): Promise<void> {
    const worker = await this.proveBoth(asker, password, typed);
    await this.factors.remove();
    await this.note('second-factor.removed', worker);
  }

  private async proveBoth(asker: Asker, password: string, typed: string): Promise<SignedInWorker> {
    const { worker, proved } = await this.prove(asker, password);
    await this.spend(typed, worker);
    await this.factors.forgetAttempts(proved.accountKey);
    return worker;
  }

  /** Spends a code of the worker's own, or refuses. */
  async spend(typed: string, worker: SignedInWorker): Promise<void> {
    const own = await this.factors.own();
    if (!own?.confirmedAt) throw new RuleRefused('second-factor-off');
    const code = this.codes.read(typed, { ...own, ...whose(worker) });
    if (!code || !(await this.factors.spend(code))) throw new NotSignedIn('code-refused');
  }

  private async prove({ token, ip }: Asker, password: string): Promise<{ worker: SignedInWorker; proved: Proved }> {
    const proved = await this.proof.byPassword(token, password, ip);
    const worker = token === null ? null : await this.sessions.open(token);
    if (!worker) throw new NotSignedIn();
    return { worker, proved };
  }

  private note(action: string, worker: SignedInWorker): Promise<void> {
    return this.audit.note({ action, subjectType: 'worker', subjectId: worker.id, personId: null });
  }
}

function whose(worker: SignedInWorker): { workerId: string; organisationId: string } {
  return { workerId: worker.id, organisationId: worker.organisationId };
}

function hashOf(code: string): Buffer {
  return tokenHash(plainCode(code));
}
