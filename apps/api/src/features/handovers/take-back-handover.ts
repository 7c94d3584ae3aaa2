import { Injectable } from '@nestjs/common';
import type { RecallHandover } from '@waymark/contracts';
import { discardHandover, isNewsToGiver, recallHandover } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { RuleRefused } from '../../platform/errors/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { HandoverAtHand } from './handover-at-hand.js';
import { toRule } from './handover-rule.js';
import { HandoversRepository } from './handovers.repository.js';

/** What the giver does with a handover that nobody accepted. She has held the risk all along. */
@Injectable()
export class TakeBackHandoverAct {
  constructor(
    private readonly handovers: HandoversRepository,
    private readonly atHand: HandoverAtHand,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async recall(id: string, version: number, { reason }: RecallHandover, worker: ActingWorker): Promise<void> {
    const { handover } = await this.atHand.held(id, version, worker);
    const ruling = recallHandover(toRule(handover), worker.id, reason);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const answered = { answeredAt: this.clock.now(), answeredBy: worker.id };
    await this.handovers.change(handover, version, { state: ruling.value.state, answerWords: reason, ...answered });
    await this.outbox.put('handover.recalled', id);
    await this.note('handover.recalled', id, handover.personId);
  }

  async discard(id: string, version: number, worker: ActingWorker): Promise<void> {
    const { handover } = await this.atHand.held(id, version, worker);
    const ruling = discardHandover(toRule(handover), worker.id);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    await this.handovers.change(handover, version, { state: ruling.value.state, answeredAt: this.clock.now(), answeredBy: worker.id });
    await this.note('handover.discarded', id, handover.personId);
  }

  /** She has seen the answer, that the case is hers again or another's; until then it stands on her day. */
  async acknowledge(id: string, version: number, worker: ActingWorker): Promise<void> {
    const { handover } = await this.atHand.held(id, version, worker);
    if (handover.giverId !== worker.id) throw new RuleRefused('handover-not-the-giver');
    if (!isNewsToGiver(handover.state) || handover.acknowledgedAt !== null) throw new RuleRefused('handover-state-forbids');
    await this.handovers.change(handover, version, { acknowledgedAt: this.clock.now() });
    await this.note('handover.acknowledged', id, handover.personId);
  }

  private note(action: string, id: string, personId: string): Promise<void> {
    return this.audit.note({ action, subjectType: 'handover', subjectId: id, personId });
  }
}
