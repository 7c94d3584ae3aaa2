import { Injectable } from '@nestjs/common';
import { routeSettings } from '@waymark/domain';
import type { ReferralView } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { OrganisationSettings, OrganisationsRepository } from '../organisations/index.js';
import { PeopleRepository } from '../people/index.js';
import { ChildrensServicesWords } from './childrens-services-words.js';
import { PersonHolders } from './person-holders.js';
import { toReferralView } from './referral.view.js';
import { ReferralsRepository } from './referrals.repository.js';

/** Reading one referral. */
@Injectable()
export class ReferralsService {
  constructor(
    private readonly referrals: ReferralsRepository,
    private readonly people: PeopleRepository,
    private readonly holders: PersonHolders,
    private readonly organisations: OrganisationsRepository,
    private readonly settings: OrganisationSettings,
    private readonly words: SealedWords,
    private readonly childrensServices: ChildrensServicesWords,
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
    const [services, workers, related, targets, isHeldByReader] = await Promise.all([
      this.organisations.services(),
      this.organisations.workerNames(),
      this.people.relatedIn(person.id, id),
      this.settings.withDays(),
      this.holders.isHeldByReader(person.id),
    ]);
    const naming = {
      worker: (workerId: string) => workers.get(workerId) ?? '',
      services: new Map(services.map((service) => [service.id, service])),
    };
    return toReferralView(whole, { person, related, isHeldByReader }, { words: this.words, childrensServices: this.childrensServices, naming, targets, routing: routeSettings(targets.settings), now: this.clock.now() });
  }
}
