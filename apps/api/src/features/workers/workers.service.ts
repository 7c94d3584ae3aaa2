import { Injectable } from '@nestjs/common';
import type { PasswordResetLinkView, WorkerView } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { newToken, tokenHash } from '../../platform/auth/tokens.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { WorkersRepository } from './workers.repository.js';

/** Long enough to hand over in person, short enough that a forgotten note is worth nothing tomorrow. */
const RESET_LINK_HOURS = 24;

@Injectable()
export class WorkersService {
  constructor(
    private readonly workers: WorkersRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<WorkerView[]> {
    const rows = await this.workers.all(this.clock.today());
    return rows.map(({ id, display_name: displayName, email, roles, is_active: isActive, has_second_factor: hasSecondFactor }) => {
      return { id, displayName, email, roles, isActive, hasSecondFactor };
    });
  }

  /** A one-time link that the administrator hands over; the token is answered once and kept only as a digest. */
  makePasswordReset(workerId: string): Promise<PasswordResetLinkView> {
    return this.makeLink(workerId, false, 'password-reset.made');
  }

  /**
   * For somebody who lost her telephone and her recovery codes: the same link, which takes her second factor away as well.
   * The administrator sees neither, and until the link is used nothing changes.
   */
  makeSecondFactorClearance(workerId: string): Promise<PasswordResetLinkView> {
    return this.makeLink(workerId, true, 'second-factor-clearance.made');
  }

  private async makeLink(workerId: string, clearsSecondFactor: boolean, action: string): Promise<PasswordResetLinkView> {
    const known = await this.workers.all(this.clock.today());
    if (!known.some((worker) => worker.id === workerId && worker.is_active)) throw new NotFound();
    const token = newToken();
    const expiresAt = new Date(this.clock.now().getTime() + RESET_LINK_HOURS * 3_600_000);
    await this.workers.addPasswordReset({ workerId, tokenHash: tokenHash(token), expiresAt, clearsSecondFactor });
    await this.audit.note({ action, subjectType: 'worker', subjectId: workerId, personId: null });
    return { token, expiresAt: expiresAt.toISOString() };
  }
}
