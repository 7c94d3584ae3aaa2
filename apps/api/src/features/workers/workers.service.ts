import { Inject, Injectable } from '@nestjs/common';
import type { ChangeTeam, MembershipView, RecordCapacity, WorkerPageView, WorkerView } from '@waymark/contracts';
import { changeTeam, spokenLanguages, type CalendarDay } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { ENVIRONMENT } from '../../platform/config/environment.token.js';
import type { Environment } from '../../platform/config/environment.js';
import { NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { CapacitiesRepository } from './capacities.repository.js';
import { IdentitiesRepository } from './identities.repository.js';
import { WorkersRepository, type MembershipRow, type WorkerRow } from './workers.repository.js';

@Injectable()
export class WorkersService {
  constructor(
    private readonly workers: WorkersRepository,
    private readonly capacities: CapacitiesRepository,
    private readonly identities: IdentitiesRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async all(): Promise<WorkerView[]> {
    return (await this.workers.all(this.clock.today())).map(toView);
  }

  async page(id: string, reader: ActingWorker): Promise<WorkerPageView> {
    const today = this.clock.today();
    const row = await this.workers.one(id, today);
    if (!row) throw new NotFound();
    const memberships = await this.workers.memberships(id);
    const holders = await this.workers.possibleHolders(today);
    return {
      ...toView(row),
      isYou: id === reader.id,
      signIns: await this.workers.countSignIns(id),
      leftAt: row.left_at?.toISOString() ?? null,
      interimHolder: row.interim_holder_name,
      memberships: memberships.map((one) => toMembershipView(one, today)),
      capacity: await this.capacities.of(id),
      identities: await this.identities.of(id),
      issuer: this.environment.identityProviders.find((one) => one.organisationId === reader.organisationId)?.issuer ?? null,
      possibleHolders: holders.filter((one) => one.id !== id),
    };
  }

  /** Allocation goes by it from now on; what has been allocated stays. */
  async recordCapacity(id: string, body: RecordCapacity, version: number, reader: ActingWorker): Promise<WorkerPageView> {
    if (!(await this.workers.one(id, this.clock.today()))) throw new NotFound();
    const speaks = spokenLanguages(body.speaks, body.speaks.join(','));
    if (!(await this.capacities.record(id, { ...body, speaks }, version))) throw new StaleVersion();
    await this.audit.note({ action: 'worker.capacity-recorded', subjectType: 'worker', subjectId: id, personId: null });
    return this.page(id, reader);
  }

  /** From that day her work comes by another team. The role and the service stay, so nobody gains a right. */
  async changeTeam(id: string, membershipId: string, body: ChangeTeam, reader: ActingWorker): Promise<WorkerPageView> {
    const today = this.clock.today();
    const found = (await this.workers.memberships(id)).find((one) => one.id === membershipId);
    if (!found) throw new NotFound();
    const ruling = changeTeam({ ...body, today, by: reader.id, workerId: id, serviceId: found.service_id, now: found.team_id, toOn: found.to_on });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    if (!(await this.workers.changeTeam(membershipId, body))) throw new RuleRefused('team-not-available');
    return this.page(id, reader);
  }

  /** Whoever came in by it is out at her next request; linking it again takes two people. */
  async endIdentity(id: string, identityId: string, reader: ActingWorker): Promise<WorkerPageView> {
    if (!(await this.identities.end(id, identityId))) throw new NotFound();
    return this.page(id, reader);
  }

  /** Takes effect at her next request, on every process. */
  async endSignIns(id: string, reader: ActingWorker): Promise<WorkerPageView> {
    if (!(await this.workers.one(id, this.clock.today()))) throw new NotFound();
    await this.workers.endSignIns(id);
    return this.page(id, reader);
  }
}

function toView({ id, display_name: displayName, email, roles, is_active: isActive, has_second_factor: hasSecondFactor }: WorkerRow): WorkerView {
  return { id, displayName, email, roles, isActive, hasSecondFactor };
}

function toMembershipView(row: MembershipRow, today: CalendarDay): MembershipView {
  const { id, role, from_on: fromOn, to_on: toOn } = row;
  const named = (en: string | null, cy: string | null) => (en !== null && cy !== null ? { en, cy } : null);
  return {
    ...{ id, role, fromOn, toOn, serviceId: row.service_id, teamId: row.team_id },
    service: named(row.service_en, row.service_cy),
    team: named(row.team_en, row.team_cy),
    state: stateOf(fromOn, toOn, today),
    endedBy: row.ended_by_name,
  };
}

function stateOf(fromOn: CalendarDay, toOn: CalendarDay | null, today: CalendarDay): MembershipView['state'] {
  if (toOn !== null && toOn < today) return 'over';
  return fromOn > today ? 'to-come' : 'in-force';
}
