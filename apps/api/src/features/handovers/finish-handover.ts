import { Injectable } from '@nestjs/common';
import type { CompleteHandover, HoldJointContact } from '@waymark/contracts';
import { completeHandover, holdJointContact } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { InvalidInput, RuleRefused } from '../../platform/errors/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { HandoverAtHand } from './handover-at-hand.js';
import { toRule } from './handover-rule.js';
import { HandoversRepository } from './handovers.repository.js';

/** After acceptance: the person meets the new worker together with the old one, or it is said why not. */
@Injectable()
export class FinishHandoverAct {
  constructor(
    private readonly handovers: HandoversRepository,
    private readonly atHand: HandoverAtHand,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async jointContact(id: string, version: number, { on }: HoldJointContact, worker: ActingWorker): Promise<void> {
    const { handover } = await this.atHand.held(id, version, worker);
    if (on > this.clock.today()) throw new InvalidInput([{ field: 'on', code: 'date-in-future', limit: null }]);
    const ruling = holdJointContact(toRule(handover), worker.id);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    await this.handovers.change(handover, version, { state: ruling.value.state, jointContactOn: on });
    await this.audit.note({ action: 'handover.joint-contact', subjectType: 'handover', subjectId: id, personId: handover.personId });
  }

  async complete(id: string, version: number, { whyNoJointContact }: CompleteHandover, worker: ActingWorker): Promise<void> {
    const { handover } = await this.atHand.held(id, version, worker);
    const ruling = completeHandover(toRule(handover), worker.id, whyNoJointContact);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    await this.handovers.change(handover, version, { state: ruling.value.state, whyNoJointContact, completedAt: this.clock.now() });
    await this.outbox.put('handover.completed', id);
    await this.audit.note({ action: 'handover.completed', subjectType: 'handover', subjectId: id, personId: handover.personId });
  }
}
