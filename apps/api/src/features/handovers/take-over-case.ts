import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { TakeOverCase } from '@waymark/contracts';
import { isHandoverOpen, takeOverInAbsence, type HandoverState } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { CaseRecords, type CaseEntity } from '../cases/index.js';
import { OrganisationSettings } from '../organisations/index.js';
import { CaseHands } from './case-hands.js';
import { NOTHING_YET } from './draft-handover.js';
import type { KeptHandover } from './handover-words.js';
import { HandoversRepository } from './handovers.repository.js';

/** Where a handover that stood when the giver fell away is put, so that the manager begins with a clear case. */
const ENDS_AS: Readonly<Partial<Record<HandoverState, HandoverState>>> = {
  drafted: 'discarded',
  offered: 'recalled',
  accepted: 'completed',
  'joint-contact': 'completed',
};

/** Emergency cover: somebody is away without warning, and a manager holds the case at once. */
@Injectable()
export class TakeOverCaseAct {
  constructor(
    private readonly handovers: HandoversRepository,
    private readonly cases: CaseRecords,
    private readonly hands: CaseHands,
    private readonly settings: OrganisationSettings,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async takeOver(caseId: string, version: number, { reason }: TakeOverCase, manager: ActingWorker): Promise<string> {
    const ofCase = await this.cases.hold(caseId);
    if (!ofCase) throw new NotFound();
    if (ofCase.version !== version) throw new StaleVersion();
    if (ofCase.closedAt !== null) throw new RuleRefused('case-not-open');
    const id = randomUUID();
    const at = this.clock.now();
    const { settings, calendar } = await this.settings.withCalendar();
    const introduction = { workingDays: settings['handover.introduction-working-days'], calendar };
    const ruling = takeOverInAbsence({ id, caseId, giverId: ofCase.workerId, reason }, manager.id, at, introduction);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    await this.endStanding(ofCase, reason, manager);
    await this.handovers.add(coverOf(ofCase, { id, reason, at, endsAt: ruling.value.endsAt, managerId: manager.id }));
    await this.hands.pass(ofCase, manager.id);
    await this.outbox.put('case.taken-over', id);
    await this.audit.note({ action: 'case.taken-over', subjectType: 'case', subjectId: caseId, personId: ofCase.personId });
    return id;
  }

  private async endStanding({ id: caseId, personId }: CaseEntity, reason: string, manager: ActingWorker): Promise<void> {
    const standing = (await this.handovers.ofCase(caseId)).find(({ state }) => isHandoverOpen(state));
    const state = standing && ENDS_AS[standing.state];
    if (!standing || !state) return;
    const at = this.clock.now();
    const how = state === 'completed' ? { whyNoJointContact: reason, completedAt: at } : { answerWords: reason, answeredAt: at, answeredBy: manager.id };
    await this.handovers.change(standing, standing.version, { state, ...how });
    await this.audit.note({ action: `handover.${state}`, subjectType: 'handover', subjectId: standing.id, personId });
  }
}

interface Cover {
  id: string;
  reason: string;
  at: Date;
  endsAt: Date | null;
  managerId: string;
}

function coverOf({ id: caseId, organisationId, personId, workerId: giverId }: CaseEntity, { id, reason, at, endsAt, managerId }: Cover): KeptHandover {
  return {
    ...NOTHING_YET,
    ...{ id, organisationId, caseId, personId, giverId, reason },
    kind: 'emergency-cover',
    state: 'accepted',
    receiverWorkerId: managerId,
    receiverTeamId: null,
    acceptedBy: managerId,
    consentBasis: 'not-settled',
    consentReason: null,
    stepDown: null,
    draftedAt: at,
    offeredAt: at,
    endsAt,
    answeredAt: at,
    answeredBy: managerId,
  };
}
