import { Injectable } from '@nestjs/common';
import type { OwnServiceView } from '@waymark/contracts';
import { ServicesRepository } from './services.repository.js';

/** What the organisation is made of, without anybody who is supported by it. */
@Injectable()
export class ServicesService {
  constructor(private readonly services: ServicesRepository) {}

  async all(): Promise<OwnServiceView[]> {
    const [services, teams] = [await this.services.services(), await this.services.teams()];
    return services.map(({ id, name_en: en, name_cy: cy, kind, side }) => ({
      ...{ id, name: { en, cy }, kind, side },
      teams: teams.filter((team) => team.service_id === id).map((team) => ({ id: team.id, name: { en: team.name_en, cy: team.name_cy } })),
    }));
  }
}
