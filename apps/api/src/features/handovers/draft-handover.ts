import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DraftHandover } from '@waymark/contracts';
import { mayDraftHandover } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { CaseRecords } from '../cases/index.js';
import { PeopleRepository } from '../people/index.js';
import { HandoverAtHand } from './handover-at-hand.js';
import { HandoverSections } from './handover-sections.js';
import type { KeptHandover } from './handover-words.js';
import { HandoversRepository } from './handovers.repository.js';
import { ReceiversRepository } from './receivers.repository.js';

/** The giver writes a handover. Nothing moves and nobody else is told until she offers it. */
@Injectable()
export class DraftHandoverAct {
  constructor(
    private readonly handovers: HandoversRepository,
    private readonly sections: HandoverSections,
    private readonly atHand: HandoverAtHand,
    private readonly receivers: ReceiversRepository,
    private readonly people: PeopleRepository,
    private readonly cases: CaseRecords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async draft(caseId: string, body: DraftHandover, worker: ActingWorker): Promise<string> {
    const ofCase = await this.cases.hold(caseId);
    if (!ofCase) throw new NotFound();
    if (ofCase.closedAt !== null) throw new RuleRefused('case-not-open');
    // Who does not hold the risk cannot give it away.
    if (ofCase.workerId !== worker.id) throw new RuleRefused('case-held-by-another');
    const ruling = mayDraftHandover(await this.handovers.statesOf(caseId));
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const { organisationId, personId } = ofCase;
    const written = await this.writtenIn(body, personId, worker);
    const id = randomUUID();
    await this.handovers.add({ ...NOTHING_YET, ...written, id, organisationId, caseId, personId, giverId: worker.id, draftedAt: this.clock.now() });
    await this.sections.write({ id, organisationId }, body.sections);
    await this.audit.note({ action: 'handover.drafted', subjectType: 'handover', subjectId: id, personId });
    return id;
  }

  async change(id: string, version: number, body: DraftHandover, worker: ActingWorker): Promise<void> {
    const { handover } = await this.atHand.held(id, version, worker);
    if (handover.giverId !== worker.id) throw new RuleRefused('handover-not-the-giver');
    if (handover.state !== 'drafted') throw new RuleRefused('handover-state-forbids');
    await this.handovers.change(handover, version, await this.writtenIn(body, handover.personId, worker));
    await this.sections.write(handover, body.sections);
    await this.audit.note({ action: 'handover.changed', subjectType: 'handover', subjectId: id, personId: handover.personId });
  }

  private async writtenIn({ kind, receiver, reason, consent, stepDown }: DraftHandover, personId: string, worker: ActingWorker) {
    if (receiver) await this.refuseAbsent(receiver, personId, worker);
    return {
      kind,
      reason,
      receiverWorkerId: receiver?.to === 'worker' ? receiver.id : null,
      receiverTeamId: receiver?.to === 'team' ? receiver.id : null,
      consentBasis: consent.basis,
      consentReason: consent.reason,
      stepDown: kind === 'step-down' ? stepDown : null,
    };
  }

  private async refuseAbsent({ to, id }: NonNullable<DraftHandover['receiver']>, personId: string, worker: ActingWorker): Promise<void> {
    if (to === 'worker' && id === worker.id) throw new RuleRefused('handover-to-self');
    const known = to === 'team' ? await this.receivers.teams() : await this.receivers.workers(this.clock.today());
    if (!known.some((one) => one.id === id)) throw new RuleRefused('handover-receiver-not-available');
    if (to === 'worker' && !(await this.people.mayBeHeldBy(personId, id))) throw new RuleRefused('handover-receiver-not-available');
  }
}

/** What happens to a handover only later. */
export const NOTHING_YET: Pick<
  KeptHandover,
  | 'state'
  | 'acceptedBy'
  | 'offeredAt'
  | 'lapsesAt'
  | 'endsAt'
  | 'answeredAt'
  | 'answeredBy'
  | 'declineReason'
  | 'answerWords'
  | 'jointContactOn'
  | 'whyNoJointContact'
  | 'completedAt'
  | 'acknowledgedAt'
  | 'version'
> = {
  state: 'drafted',
  acceptedBy: null,
  offeredAt: null,
  lapsesAt: null,
  endsAt: null,
  answeredAt: null,
  answeredBy: null,
  declineReason: null,
  answerWords: null,
  jointContactOn: null,
  whyNoJointContact: null,
  completedAt: null,
  acknowledgedAt: null,
  version: 1,
};
