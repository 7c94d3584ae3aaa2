import { Injectable } from '@nestjs/common';
import type { Page, ReferralListItem, ReferralView } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { decodeCursor, encodeCursor, PAGE_SIZE } from '../../platform/paging.js';
import { OrganisationsRepository } from '../organisations/index.js';
import { PeopleRepository } from '../people/index.js';
import type { ListReferralsQuery } from './list-referrals.query.js';
import { toListItem, toReferralView } from './referral.view.js';
import { ReferralsRepository } from './referrals.repository.js';

/** Reading referrals. */
@Injectable()
export class ReferralsService {
  constructor(
    private readonly referrals: ReferralsRepository,
    private readonly people: PeopleRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async read(id: string): Promise<ReferralView> {
    const view = await this.view(id);
    await this.audit.note({ action: 'referral.read', subjectType: 'referral', subjectId: id, personId: view.person.id });
    return view;
  }

  /** The view as the answer to an act that was recorded itself. */
  async view(id: string): Promise<ReferralView> {
    const whole = await this.referrals.whole(id);
    const person = whole && (await this.people.person(whole.referral.personId));
    if (!whole || !person) throw new NotFound();
    const [services, workers] = await Promise.all([this.organisations.services(), this.organisations.workerNames()]);
    const naming = {
      worker: (workerId: string) => workers.get(workerId) ?? '',
      services: new Map(services.map((service) => [service.id, service])),
    };
    return toReferralView(whole, person, naming, this.clock.now());
  }

  async page({ state, cursor }: ListReferralsQuery): Promise<Page<ReferralListItem>> {
    const after = cursor === undefined ? null : decodeCursor(cursor, { recordedAt: 'instant', id: 'id' });
    const rows = await this.referrals.page(state ?? null, after, PAGE_SIZE);
    const shown = rows.slice(0, PAGE_SIZE);
    const last = shown.at(-1);
    const next = rows.length > shown.length && last ? encodeCursor({ recordedAt: last.recorded_at.toISOString(), id: last.id }) : null;
    await this.audit.note({ action: 'referrals.listed', subjectType: 'referral', subjectId: null, personId: null });
    return { items: shown.map(toListItem), next };
  }
}
