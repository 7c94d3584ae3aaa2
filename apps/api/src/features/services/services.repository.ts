import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AddService, LeftInPlace, PlaceName } from '@waymark/contracts';
import type { OfferedService, ServiceSide } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { currentScope } from '../../platform/database/request-scope.js';

export interface ServiceRow extends Record<string, unknown> {
  id: string;
  name_en: string;
  name_cy: string;
  kind: OfferedService;
  side: ServiceSide;
  version: number;
}

export interface TeamRow extends Record<string, unknown> {
  id: string;
  service_id: string;
  name_en: string;
  name_cy: string;
  version: number;
}

export interface LeftInRow extends Record<string, unknown> {
  what: LeftInPlace;
  worker_id: string | null;
  worker_name: string | null;
  number: number;
}

/** Which of the two an act is about. Names of tables and functions, never input. */
export type Place = 'service' | 'team';

/** Services and teams of the organisation whose administrator is asking, as long as they have not ended. */
@Injectable()
export class ServicesRepository {
  constructor(private readonly database: Database) {}

  services(): Promise<ServiceRow[]> {
    return this.database.rows<ServiceRow>({
      name: 'services-all',
      text: `SELECT id, name_en, name_cy, kind, side, version FROM services
              WHERE organisation_id = (SELECT waymark_organisation()) AND ended_at IS NULL ORDER BY name_en, id`,
    });
  }

  teams(): Promise<TeamRow[]> {
    return this.database.rows<TeamRow>({
      name: 'services-teams',
      text: `SELECT id, service_id, name_en, name_cy, version FROM teams
              WHERE organisation_id = (SELECT waymark_organisation()) AND ended_at IS NULL ORDER BY name_en, id`,
    });
  }

  async isThere(place: Place, id: string): Promise<boolean> {
    const text = `SELECT FROM ${place}s WHERE organisation_id = (SELECT waymark_organisation()) AND id = $1 AND ended_at IS NULL`;
    return (await this.database.rows({ text, values: [id] })).length > 0;
  }

  async addService({ en, cy, kind, side }: AddService): Promise<string> {
    const id = randomUUID();
    await this.database.rows({
      text: `INSERT INTO services (id, organisation_id, name_en, name_cy, kind, side) VALUES ($1, (SELECT waymark_organisation()), $2, $3, $4, $5)`,
      values: [id, en, cy, kind, side],
    });
    return id;
  }

  async addTeam(serviceId: string, { en, cy }: PlaceName): Promise<string> {
    const id = randomUUID();
    await this.database.rows({
      text: `INSERT INTO teams (id, organisation_id, service_id, name_en, name_cy) VALUES ($1, (SELECT waymark_organisation()), $2, $3, $4)`,
      values: [id, serviceId, en, cy],
    });
    return id;
  }

  /** False where somebody else was quicker. */
  async rename(place: Place, id: string, { en, cy }: PlaceName, version: number): Promise<boolean> {
    const rows = await this.database.rows({
      text: `UPDATE ${place}s SET name_en = $2, name_cy = $3, version = version + 1 WHERE id = $1 AND version = $4 AND ended_at IS NULL RETURNING id`,
      values: [id, en, cy, version],
    });
    return rows.length > 0;
  }

  leftIn(place: Place, id: string): Promise<LeftInRow[]> {
    return this.database.rows<LeftInRow>({
      text: `SELECT l.what, l.worker_id, w.display_name AS worker_name, l.number FROM waymark_left_in($1, $2) l
              LEFT JOIN workers w ON w.id = l.worker_id ORDER BY l.what, w.display_name, l.worker_id`,
      values: place === 'service' ? [id, null] : [null, id],
    });
  }

  /** False where somebody is left after all, or somebody else was quicker. Put on record by the database itself. */
  async end(place: Place, id: string, version: number): Promise<boolean> {
    const [row] = await this.database.rows<{ done: boolean }>({
      text: `SELECT waymark_end_${place}($1, $2, $3) AS done`,
      values: [id, version, currentScope().requestId],
    });
    return row?.done === true;
  }
}
