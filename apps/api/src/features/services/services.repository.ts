import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

export interface ServiceRow extends Record<string, unknown> {
  id: string;
  name_en: string;
  name_cy: string;
  kind: string;
  side: string;
}

export interface TeamRow extends Record<string, unknown> {
  id: string;
  service_id: string;
  name_en: string;
  name_cy: string;
}

/** Services and teams of the organisation whose administrator is asking. */
@Injectable()
export class ServicesRepository {
  constructor(private readonly database: Database) {}

  services(): Promise<ServiceRow[]> {
    return this.database.rows<ServiceRow>({
      name: 'services-all',
      text: `SELECT id, name_en, name_cy, kind, side FROM services
              WHERE organisation_id = (SELECT waymark_organisation()) ORDER BY name_en, id`,
    });
  }

  teams(): Promise<TeamRow[]> {
    return this.database.rows<TeamRow>({
      name: 'services-teams',
      text: `SELECT id, service_id, name_en, name_cy FROM teams
              WHERE organisation_id = (SELECT waymark_organisation()) ORDER BY name_en, id`,
    });
  }
}
