import { Injectable } from '@nestjs/common';
import type { AcceptHandover, DeclineHandover } from '@waymark/contracts';
import { acceptHandover, declineHandover, triggerDueOn } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { RuleRefused } from '../../platform/errors/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { CaseRecords } from '../cases/index.js';
import { OrganisationSettings } from '../organisations/index.js';
import { ReviewSchedule } from '../reviews/index.js';
import { CaseHands } from './case-hands.js';
import { HandoverAtHand } from './handover-at-hand.js';
import { toRule } from './handover-rule.js';
import { HandoversRepository } from './handovers.repository.js';

/** The receiver answers. Only her yes moves the risk, and it moves in the transaction that records the yes. */
@Injectable()
export class AnswerHandoverAct {
  constructor(
    private readonly handovers: HandoversRepository,
    private readonly atHand: HandoverAtHand,
    private readonly cases: CaseRecords,
    private readonly hands: CaseHands,
    private readonly reviews: ReviewSchedule,
    private readonly settings: OrganisationSettings,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async accept(id: string, version: number, { hasConflict }: AcceptHandover, worker: ActingWorker): Promise<void> {
    const { handover, reader } = await this.atHand.held(id, version, worker);
    const at = this.clock.now();
    const { settings, calendar } = await this.settings.withCalendar();
    const introduction = { workingDays: settings['handover.introduction-working-days'], calendar };
    const accepting = { workerId: worker.id, isReceiver: reader.isReceiver, hasConflict, at, introduction };
    const ruling = acceptHandover(toRule(handover), accepting);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const { state, acceptedById: acceptedBy, endsAt } = ruling.value;
    await this.handovers.change(handover, version, { state, acceptedBy, endsAt, answeredAt: at, answeredBy: worker.id });
    // From the yes on the case is hers to read, and not before.
    const ofCase = await this.cases.find(handover.caseId);
    if (!ofCase) throw new Error('A handover without its case cannot be.');
    await this.hands.pass(ofCase, worker.id);
    await this.lookAtRiskSoon(ofCase.referralId);
    await this.tell('handover.accepted', id, handover.personId);
  }

  async decline(id: string, version: number, { reason, words }: DeclineHandover, worker: ActingWorker): Promise<void> {
    const { handover, reader } = await this.atHand.held(id, version, worker);
    const ruling = declineHandover(toRule(handover), { isReceiver: reader.isReceiver, reason, words: words ?? '' });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    await this.handovers.change(handover, version, {
      state: ruling.value.state,
      declineReason: reason,
      answerWords: words,
      answeredAt: this.clock.now(),
      answeredBy: worker.id,
    });
    await this.tell('handover.declined', id, handover.personId);
  }

  /** A handover calls for a look at the risk before its usual time. Its episode is held since the case changed hands. */
  private async lookAtRiskSoon(referralId: string): Promise<void> {
    const today = this.clock.today();
    const delays = (await this.settings.inForce())['review.trigger-days'];
    const dueOn = triggerDueOn({ trigger: 'handover', happenedOn: today }, delays, today);
    await this.reviews.bringForward(referralId, 'risk-assessment', dueOn);
  }

  private async tell(action: string, id: string, personId: string): Promise<void> {
    await this.outbox.put(action, id);
    await this.audit.note({ action, subjectType: 'handover', subjectId: id, personId });
  }
}
