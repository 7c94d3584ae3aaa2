import { Injectable } from '@nestjs/common';
import type { AddService, LeftInPlaceView, OwnServiceView, PlaceName } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { ServicesRepository, type Place } from './services.repository.js';

/** What the organisation is made of, without anybody who is supported by it. */
@Injectable()
export class ServicesService {
  constructor(
    private readonly services: ServicesRepository,
    private readonly audit: AuditTrail,
  ) {}

  async all(): Promise<OwnServiceView[]> {
    const [services, teams] = [await this.services.services(), await this.services.teams()];
    return services.map(({ id, name_en: en, name_cy: cy, kind, side, version }) => ({
      ...{ id, name: { en, cy }, kind, side, version },
      teams: teams
        .filter((team) => team.service_id === id)
        .map((team) => ({ id: team.id, name: { en: team.name_en, cy: team.name_cy }, version: team.version })),
    }));
  }

  /** With a team of the same name, as the first services of an organisation have: work is handed over to teams. */
  async addService(body: AddService): Promise<OwnServiceView[]> {
    const id = await this.services.addService({ ...body, ...trimmed(body) });
    await this.services.addTeam(id, trimmed(body));
    await this.note('service.added', 'service', id);
    return this.all();
  }

  async addTeam(serviceId: string, name: PlaceName): Promise<OwnServiceView[]> {
    if (!(await this.services.isThere('service', serviceId))) throw new NotFound();
    await this.note('team.added', 'team', await this.services.addTeam(serviceId, trimmed(name)));
    return this.all();
  }

  async rename(place: Place, id: string, name: PlaceName, version: number): Promise<OwnServiceView[]> {
    if (!(await this.services.isThere(place, id))) throw new NotFound();
    if (!(await this.services.rename(place, id, trimmed(name), version))) throw new StaleVersion();
    await this.note(`${place}.renamed`, place, id);
    return this.all();
  }

  async leftIn(place: Place, id: string): Promise<LeftInPlaceView[]> {
    if (!(await this.services.isThere(place, id))) throw new NotFound();
    const rows = await this.services.leftIn(place, id);
    return rows.map(({ what, number, worker_id: workerId, worker_name: name }) => ({
      ...{ what, number },
      worker: workerId !== null && name !== null ? { id: workerId, name } : null,
    }));
  }

  async end(place: Place, id: string, version: number): Promise<OwnServiceView[]> {
    if ((await this.leftIn(place, id)).length > 0) throw new RuleRefused('place-not-empty');
    if (!(await this.services.end(place, id, version))) throw new StaleVersion();
    return this.all();
  }

  private note(action: string, subjectType: Place, subjectId: string): Promise<void> {
    return this.audit.note({ action, subjectType, subjectId, personId: null });
  }
}

function trimmed({ en, cy }: PlaceName): PlaceName {
  return { en: en.trim(), cy: cy.trim() };
}
