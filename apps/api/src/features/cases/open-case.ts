import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { openCase, type CalendarDay } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { RuleRefused } from '../../platform/errors/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { ReferralOfferEntity } from '../referrals/index.js';
import { CasesRepository } from './cases.repository.js';

export interface SupportAgreed {
  offer: ReferralOfferEntity;
  serviceId: string;
  personId: string;
  agreedOn: CalendarDay;
  /** Who will support her, and holds the risk from here on. */
  workerId: string | null;
  at: Date;
}

/** A case opens when support by a service is agreed, not before. */
@Injectable()
export class OpenCaseAct {
  constructor(
    private readonly cases: CasesRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async open({ offer, serviceId, personId, agreedOn, workerId, at }: SupportAgreed, worker: ActingWorker): Promise<string> {
    const openCases = await this.cases.countOpen(personId, serviceId);
    const ruling = openCase({ referral: offer.state, agreedOn, workerId, openCases }, this.clock.today());
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const id = randomUUID();
    const { organisationId, referralId, id: offerId } = offer;
    await this.cases.add({
      ...{ id, organisationId, personId, referralId, offerId, serviceId },
      workerId: ruling.value.workerId,
      openedAt: at,
      openedBy: worker.id,
      ...{ nextStep: null, nextStepDueOn: null, closedAt: null, closedBy: null, closureReason: null, closureNote: null },
      version: 1,
    });
    await this.outbox.put('case.opened', id);
    await this.audit.note({ action: 'case.opened', subjectType: 'case', subjectId: id, personId });
    return id;
  }
}
