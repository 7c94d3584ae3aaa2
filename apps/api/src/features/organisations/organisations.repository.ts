import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { OrganisationSettingEntity, ServiceEntity, WorkerEntity } from './organisation.entities.js';

/** Services and dated settings of the organisation whose worker is asking. */
@Injectable()
export class OrganisationsRepository {
  constructor(private readonly database: Database) {}

  services(): Promise<ServiceEntity[]> {
    return this.database.manager.find(ServiceEntity, { order: { nameEn: 'ASC' } });
  }

  settings(): Promise<OrganisationSettingEntity[]> {
    return this.database.manager.find(OrganisationSettingEntity);
  }

  /** Until the transaction ends, nobody else of the organisation decides on this setting. */
  async takeTurnAtSetting(key: string): Promise<void> {
    await this.database.rows({
      name: 'setting-turn',
      text: `SELECT pg_advisory_xact_lock(hashtextextended((SELECT waymark_organisation())::text || ' ' || $1, 2))`,
      values: [key],
    });
  }

  async addSetting(setting: Omit<OrganisationSettingEntity, 'id'>): Promise<void> {
    await this.database.manager.insert(OrganisationSettingEntity, setting as never);
  }

  /** Names for "by whom", of people who have left as well. */
  async workerNames(): Promise<Map<string, string>> {
    const workers = await this.database.manager.find(WorkerEntity, { select: { id: true, displayName: true } });
    return new Map(workers.map(({ id, displayName }) => [id, displayName]));
  }
}
