import { Injectable } from '@nestjs/common';
import type { OwnSignInView } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { currentScope } from '../../platform/database/request-scope.js';
import { NotFound, NotSignedIn } from '../../platform/errors/errors.js';
import { OwnSignInsRepository } from './own-sign-ins.repository.js';

/** Where a worker is signed in, and ending it from afar. */
@Injectable()
export class OwnSignInsService {
  constructor(
    private readonly signIns: OwnSignInsRepository,
    private readonly audit: AuditTrail,
  ) {}

  live(): Promise<OwnSignInView[]> {
    return this.signIns.live(sessionAtHand());
  }

  /** One that is another worker's, or has ended, is not there. */
  async end(id: string): Promise<OwnSignInView[]> {
    const ended = await this.signIns.end(sessionAtHand(), id);
    if (ended.length === 0) throw new NotFound();
    return this.noted(ended);
  }

  async endOthers(): Promise<OwnSignInView[]> {
    return this.noted(await this.signIns.end(sessionAtHand(), null));
  }

  private async noted(ended: string[]): Promise<OwnSignInView[]> {
    for (const subjectId of ended) {
      await this.audit.note({ action: 'session.ended-from-afar', subjectType: 'session', subjectId, personId: null });
    }
    return this.live();
  }
}

function sessionAtHand(): Buffer {
  const { sessionHash } = currentScope();
  if (!sessionHash) throw new NotSignedIn();
  return sessionHash;
}
