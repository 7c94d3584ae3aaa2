import { Injectable } from '@nestjs/common';
import { offerHandover, previewFrom, type StepDownFacts } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { OrganisationSettings } from '../organisations/index.js';
import { PeopleRepository } from '../people/index.js';
import { HandoverAtHand } from './handover-at-hand.js';
import { toRule } from './handover-rule.js';
import { HandoverSections } from './handover-sections.js';
import type { KeptHandover } from './handover-words.js';
import { HandoversRepository } from './handovers.repository.js';
import { ReceiversRepository } from './receivers.repository.js';
import { StepDownRecord, type RiskOnRecord } from './step-down-record.js';

/** Offers a draft. The receiver sees the preview and has the organisation's working days to answer; the risk stays put. */
@Injectable()
export class OfferHandoverAct {
  constructor(
    private readonly handovers: HandoversRepository,
    private readonly sections: HandoverSections,
    private readonly atHand: HandoverAtHand,
    private readonly people: PeopleRepository,
    private readonly receivers: ReceiversRepository,
    private readonly record: StepDownRecord,
    private readonly settings: OrganisationSettings,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async offer(id: string, version: number, worker: ActingWorker): Promise<void> {
    const { handover, ofCase } = await this.atHand.held(id, version, worker);
    if (handover.giverId !== worker.id) throw new RuleRefused('handover-not-the-giver');
    if (ofCase?.workerId !== worker.id) throw new RuleRefused('case-held-by-another');
    const { personId, receiverWorkerId, receiverTeamId } = handover;
    // Drafted when they still could be asked.
    const isGone = receiverTeamId !== null && !(await this.receivers.teams()).some(({ id: teamId }) => teamId === receiverTeamId);
    if (isGone || (receiverWorkerId && !(await this.people.mayBeHeldBy(personId, receiverWorkerId)))) throw new RuleRefused('handover-receiver-not-available');
    const known = await this.record.of(handover.caseId);
    if (!known) throw new NotFound();
    const { settings, calendar } = await this.settings.withCalendar();
    const at = this.clock.now();
    const ruling = offerHandover(toRule(handover), {
      preview: previewFrom(known.level, await this.sections.read(handover)),
      stepDown: stepDownFacts(handover, known),
      ...{ at, calendar },
      lapseWorkingDays: settings['handover.lapse-working-days'],
    });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const { state, offeredAt, lapsesAt } = ruling.value;
    await this.handovers.change(handover, version, { state, offeredAt, lapsesAt });
    await this.outbox.put('handover.offered', id);
    await this.audit.note({ action: 'handover.offered', subjectType: 'handover', subjectId: id, personId });
  }
}

function stepDownFacts({ stepDown }: KeptHandover, record: RiskOnRecord): StepDownFacts | null {
  return stepDown && { ...stepDown, ...record };
}
