import { Injectable } from '@nestjs/common';
import type { PasskeyAnswer, StepUpSession } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Sessions } from '../../platform/auth/sessions.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { tokenHash } from '../../platform/auth/tokens.js';
import { InvalidInput, NotSignedIn } from '../../platform/errors/errors.js';
import { OrganisationSettings } from '../organisations/index.js';
import { PasskeySignIn } from './passkey-sign-in.js';
import { ProviderRepository } from './provider.repository.js';
import { Proof, type Proved } from './proof.js';
import { SecondFactorRepository } from './second-factor.repository.js';
import { SecondFactorService, type Asker } from './second-factor.service.js';
import { SignInRepository } from './sign-in.repository.js';

/** Saying again, in the middle of a day, that it is she. */
@Injectable()
export class StepUpService {
  constructor(
    private readonly factors: SecondFactorRepository,
    private readonly secondFactor: SecondFactorService,
    private readonly settings: OrganisationSettings,
    private readonly proof: Proof,
    private readonly passkeys: PasskeySignIn,
    private readonly providers: ProviderRepository,
    private readonly signIns: SignInRepository,
    private readonly sessions: Sessions,
    private readonly audit: AuditTrail,
  ) {}

  async isFresh(worker: SignedInWorker): Promise<boolean> {
    const settings = await this.settings.inForce();
    return (await this.factors.secondsSince(worker.provedAt)) <= settings['sign-in.step-up-minutes'] * 60;
  }

  /**
   * A passkey, or a code where there is one, whatever else is sent; the password where there is neither, nor a provider that
   * vouched for a second factor when the session began.
   */
  async take(asker: Asker, { password, code, passkey }: StepUpSession): Promise<void> {
    if (passkey) return this.takePasskey(asker, passkey);
    const { accountKey } = await this.count(asker, password);
    const worker = asker.token === null ? null : await this.sessions.open(asker.token);
    if (!worker || asker.token === null) throw new NotSignedIn();
    if (worker.secondFactor === 'on') await this.secondFactor.spend(needed('code', code), worker);
    else if (worker.hasPasskey) needed('passkey', null);
    else if ((await this.providers.ofThisSession()).isVouched) needed('provider', null);
    else needed('password', password);
    await this.factors.proveSession(tokenHash(asker.token));
    await this.factors.forgetAttempts(accountKey);
    await this.noteProof(worker);
  }

  private async takePasskey({ token }: Asker, answer: PasskeyAnswer): Promise<void> {
    const holder = token === null ? null : await this.signIns.holderOf(tokenHash(token));
    if (token === null || !holder) throw new NotSignedIn();
    if (holder.isLocked) throw new NotSignedIn('session-locked');
    await this.passkeys.prove(token, holder.workerId, answer);
    const worker = await this.sessions.open(token);
    if (!worker) throw new NotSignedIn();
    await this.noteProof(worker);
  }

  private async noteProof(worker: SignedInWorker): Promise<void> {
    await this.audit.note({ action: 'session.proved', subjectType: 'session', subjectId: worker.sessionId, personId: null });
  }

  private count({ token, ip }: Asker, password: string | null): Promise<Proved> {
    return password === null ? this.proof.guess(token, ip) : this.proof.byPassword(token, password, ip);
  }
}

function needed(field: 'code' | 'password' | 'passkey' | 'provider', text: string | null): string {
  if (text === null) throw new InvalidInput([{ field, code: 'required', limit: null }]);
  return text;
}
