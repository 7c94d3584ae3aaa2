import { Injectable } from '@nestjs/common';
import type { AddPasskey, AddPasskeyOptionsView, PasskeyView } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { currentScope } from '../../platform/database/request-scope.js';
import { NotFound, NotSignedIn, RuleRefused } from '../../platform/errors/errors.js';
import { handleOf, PasskeyCheck } from './passkey-check.js';
import { PasskeysRepository } from './passkeys.repository.js';

/** A worker's own passkeys: listed, added under a name of hers, removed. */
@Injectable()
export class PasskeysService {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly check: PasskeyCheck,
    private readonly audit: AuditTrail,
  ) {}

  async own(): Promise<PasskeyView[]> {
    const own = await this.passkeys.own();
    return own.map(({ id, name, addedAt, usedAt }) => {
      return { id, name, addedAt: addedAt.toISOString(), lastUsedAt: usedAt?.toISOString() ?? null };
    });
  }

  async options(worker: SignedInWorker): Promise<AddPasskeyOptionsView> {
    const { challenge, hash } = this.check.newChallenge();
    const own = await this.passkeys.own();
    await this.passkeys.makeChallenge(hash, worker.id);
    return {
      challenge,
      rp: { id: this.check.rpId, name: 'Waymark' },
      user: { id: handleOf(worker.id).toString('base64url'), name: worker.displayName, displayName: worker.displayName },
      known: own.map(({ credentialId }) => credentialId.toString('base64url')),
    };
  }

  async add(request: AddPasskey, worker: SignedInWorker): Promise<PasskeyView[]> {
    const challenge = this.check.challengeHashOf(request);
    const isOurs = challenge !== null && (await this.passkeys.useChallenge(challenge, worker.id));
    const added = isOurs ? await this.check.added(request) : null;
    if (!added) throw new NotSignedIn('passkey-refused');
    const id = await this.passkeys.keep(added, currentScope().sessionHash);
    if (id === null) throw new RuleRefused('passkey-known');
    await this.audit.note({ action: 'passkey.added', subjectType: 'passkey', subjectId: id, personId: null });
    return this.own();
  }

  async remove(id: string): Promise<PasskeyView[]> {
    if (!(await this.passkeys.remove(id))) throw new NotFound();
    await this.audit.note({ action: 'passkey.removed', subjectType: 'passkey', subjectId: id, personId: null });
    return this.own();
  }
}
