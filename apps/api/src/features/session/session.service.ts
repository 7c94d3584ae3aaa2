import { Injectable } from '@nestjs/common';
import type { CodeAsked, DeviceKeyView, Language, SessionView, UsePasswordReset } from '@waymark/contracts';
import { judgePassword } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { COMMON_PASSWORDS } from '../../platform/auth/common-passwords.js';
import { Passwords } from '../../platform/auth/passwords.js';
import { Sessions } from '../../platform/auth/sessions.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { hashOfLink, newToken, tokenHash } from '../../platform/auth/tokens.js';
import { Database } from '../../platform/database/database.js';
import { NotSignedIn, RuleRefused } from '../../platform/errors/errors.js';
import { FieldCipher } from '../../platform/secrets/field-cipher.js';
import { OrganisationSettings, OrganisationsRepository, WorkerEntity } from '../organisations/index.js';
import { Codes } from './codes.js';
import { Allowances } from './allowances.js';
import { browserOf } from './browser-of.js';
import type { Origin } from './origin.js';
import { OwnSignInsRepository } from './own-sign-ins.repository.js';
import { Proof } from './proof.js';
import { Providers } from './providers.js';
import { SignInRepository } from './sign-in.repository.js';
import type { SigningIn } from './sign-in.strategy.js';

/** The same limit as in waymark_open_request; the screen warns before it. */
const IDLE_MINUTES = 30;

export interface Started {
  token: string;
  deviceToken: string;
  view: SessionView;
}

/** Signing in, out, and staying in. */
@Injectable()
export class SessionService {
  constructor(
    private readonly signIns: SignInRepository,
    private readonly ownSignIns: OwnSignInsRepository,
    private readonly allowances: Allowances,
    private readonly proof: Proof,
    private readonly providers: Providers,
    private readonly codes: Codes,
    private readonly sessions: Sessions,
    private readonly organisations: OrganisationsRepository,
    private readonly settings: OrganisationSettings,
    private readonly passwords: Passwords,
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly audit: AuditTrail,
  ) {}

  /** The password was right: opens a session, or asks for the code or passkey of whoever has one. */
  async start({ workerId, accountKey }: SigningIn, from: Origin): Promise<Started | CodeAsked> {
    const token = newToken();
    const second = await this.signIns.askForSecond(workerId, tokenHash(token), accountKey);
    if (second) return { token, ...second };
    await this.signIns.startSession(workerId, tokenHash(token), accountKey);
    return this.opened(token, workerId, from);
  }

  /** The second half of a sign-in. Guesses of codes count together with those of the password. */
  async startWithCode(pendingToken: string, typed: string, from: Origin): Promise<Started> {
    const pending = await this.signIns.pending(tokenHash(pendingToken));
    if (!pending) throw new NotSignedIn('sign-in-lapsed');
    const { accountKey, addressKey } = await this.allowances.ofCode(pending, from);
    await this.proof.refuseMany(accountKey, addressKey);
    const code = this.codes.read(typed, pending);
    const token = newToken();
    if (!code || !(await this.signIns.finishSignIn(tokenHash(pendingToken), tokenHash(token), code))) {
      await this.signIns.noteOutcome(pending.workerId, 'code.refused');
      throw new NotSignedIn('code-refused');
    }
    return this.opened(token, pending.workerId, from);
  }

  /** Opens this request under the session that has just been made. */
  async opened(token: string, workerId: string, from: Origin): Promise<Started> {
    const deviceToken = await this.remember(workerId, from);
    const worker = await this.sessions.open(token);
    // Somebody whose every membership has ended has an account and no place to work: as refused as a wrong password.
    if (!worker) throw new NotSignedIn('sign-in-refused');
    const { browser, system } = browserOf(from.userAgent);
    await this.ownSignIns.describe(tokenHash(token), browser, system);
    await this.audit.note({ action: 'session.started', subjectType: 'session', subjectId: worker.sessionId, personId: null });
    return { token, deviceToken, view: await this.view(worker) };
  }

  /** From now on guesses on this device count apart from those made elsewhere. */
  private async remember(workerId: string, { deviceToken }: Origin): Promise<string> {
    const token = deviceToken ?? newToken();
    await this.signIns.rememberDevice(tokenHash(token), workerId);
    return token;
  }

  async view(worker: SignedInWorker): Promise<SessionView> {
    const services = await this.organisations.openServices();
    const settings = await this.settings.inForce();
    return {
      worker: { id: worker.id, displayName: worker.displayName, language: worker.language, roles: [...worker.roles] },
      organisation: { id: worker.organisationId, name: worker.organisationName[worker.language] },
      rights: [...worker.rights],
      services: services.map(({ id, nameEn, nameCy, kind }) => ({ id, name: { en: nameEn, cy: nameCy }, kind })),
      secondFactor: worker.secondFactor,
      hasPasskey: worker.hasPasskey,
      provider: await this.providers.ofThisSession(worker.organisationId),
      passwordSetByLink: await this.ownSignIns.passwordSetByLink(),
      endsAt: worker.endsAt.toISOString(),
      idleMinutes: IDLE_MINUTES,
      lockMinutes: settings['sign-in.idle-lock-minutes'],
    };
  }

  async seePasswordSetByLink({ id }: SignedInWorker): Promise<void> {
    await this.ownSignIns.seePasswordSetByLink();
    await this.audit.note({ action: 'password-reset.seen', subjectType: 'worker', subjectId: id, personId: null });
  }

  deviceKey(worker: SignedInWorker): DeviceKeyView {
    return { key: this.cipher.deviceKey(worker.organisationId, worker.id).toString('base64') };
  }

  async end(token: string | null): Promise<void> {
    if (token !== null) await this.signIns.endSession(tokenHash(token));
  }

  async chooseLanguage(language: Language, worker: SignedInWorker): Promise<void> {
    await this.database.manager.update(WorkerEntity, { id: worker.id }, { language });
    await this.audit.note({
      action: 'worker.language-chosen',
      subjectType: 'worker',
      subjectId: worker.id,
      personId: null,
      fields: ['language'],
    });
  }

  /**
   * Counted by address and looked up before anything is hashed: hashing is dear, and nobody has signed in here. A password
   * that is refused leaves the link as it was. The link makes the device known, so that its worker gets in although
   * somebody goes on guessing.
   */
  async usePasswordReset({ token, code, password }: UsePasswordReset, from: Origin): Promise<string> {
    await this.proof.refuseMany(tokenHash(`reset ${from.ip}`), tokenHash(from.ip));
    const linkHash = hashOfLink(token, code);
    const owner = await this.signIns.resetOwner(linkHash);
    if (!owner) throw new RuleRefused('reset-link-invalid');
    const ruling = judgePassword(password, COMMON_PASSWORDS, owner);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const passwordHash = await this.passwords.hash(password);
    const workerId = await this.signIns.usePasswordReset(linkHash, passwordHash);
    if (workerId === null) throw new RuleRefused('reset-link-invalid');
    return this.remember(workerId, from);
  }
}
