import { Injectable } from '@nestjs/common';
import type { AgreeSupport } from '@waymark/contracts';
import { decidesAsManager, endOfDay, mayEntrust } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { InvalidInput, RuleRefused } from '../../platform/errors/errors.js';
import { OpenCaseAct } from '../cases/index.js';
import { OrganisationSettings } from '../organisations/index.js';
import { PeopleRepository } from '../people/index.js';
import { RunningClocks, SafetyContacts } from '../referrals/index.js';
import { EntryAtHand } from './entry-at-hand.js';
import type { WaitingListEntryEntity } from './waiting-list.entities.js';
import { WorkerLoads } from './worker-loads.js';

/** Support is agreed: a case opens, the last clock stops, and the wait is over. */
@Injectable()
export class AgreeSupportAct {
  constructor(
    private readonly atHand: EntryAtHand,
    private readonly safety: SafetyContacts,
    private readonly cases: OpenCaseAct,
    private readonly loads: WorkerLoads,
    private readonly people: PeopleRepository,
    private readonly clocks: RunningClocks,
    private readonly settings: OrganisationSettings,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async agree(id: string, version: number, body: AgreeSupport, worker: ActingWorker): Promise<void> {
    const { entry, referral, offer } = await this.atHand.waiting(id, version);
    if (body.agreedOn < referral.receivedOn) throw new InvalidInput([{ field: 'agreedOn', code: 'out-of-range', limit: null }]);
    const workerId = body.workerId ?? entry.allocatedTo;
    refuseForAnother(workerId, entry.allocatedTo, worker);
    await this.refuseUnknown(workerId, entry);
    const now = this.clock.now();
    // A day without a time counts to its end, so that no wait is shown too short.
    const at = body.agreedOn < this.clock.today() ? endOfDay(body.agreedOn) : now;
    await this.atHand.change(entry, { leftAt: now, leftBy: worker.id, leaveReason: 'allocated', takenOverBy: workerId });
    const { personId, serviceId } = entry;
    await this.cases.open({ offer, serviceId, personId, agreedOn: body.agreedOn, workerId, at }, worker);
    await this.clocks.startFrom(referral, 'consented', at, entry.needsSafetyContact);
    await this.clocks.stop(referral.id, 'support-start', at);
    await this.safety.follow('support-agreed', { entryId: id }, worker);
    // Whoever holds the case holds what is still owed to her.
    if (workerId !== null) await this.safety.give({ entryId: id }, workerId);
    await this.audit.note({ action: 'waiting-list.left', subjectType: 'waiting-list-entry', subjectId: id, personId });
  }

  /** A case is opened for somebody who is there to hold it. */
  private async refuseUnknown(workerId: string | null, { serviceId, personId }: WaitingListEntryEntity): Promise<void> {
    if (workerId === null) return;
    const workers = await this.loads.of(serviceId, await this.settings.inForce());
    if (!workers.some((one) => one.id === workerId && one.carriesCases)) throw new RuleRefused('worker-not-available');
    if (!(await this.people.mayBeHeldBy(personId, workerId))) throw new RuleRefused('worker-not-available');
  }
}

function refuseForAnother(to: string | null, allocatedTo: string | null, { id: by, roles }: ActingWorker): void {
  if (to === null) return;
  const ruling = mayEntrust({ to, by, byManager: decidesAsManager(roles), allocatedTo });
  if (!ruling.ok) throw new RuleRefused(ruling.refusal);
}
