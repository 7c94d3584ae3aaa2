import { Injectable } from '@nestjs/common';
import type { CalendarDay } from '@waymark/domain';
import { OF_CASE_ROLE } from '../../platform/auth/case-roles.js';
import { Database } from '../../platform/database/database.js';
import { OrganisationSettingEntity, ServiceEntity, WorkerEntity } from './organisation.entities.js';

/** Services and dated settings of the organisation whose worker is asking. */
@Injectable()
export class OrganisationsRepository {
  constructor(private readonly database: Database) {}

  /** Those that have ended too: what was done there goes on naming them. */
  services(): Promise<ServiceEntity[]> {
    return this.database.manager.find(ServiceEntity, { order: { nameEn: 'ASC' } });
  }

  /** Those to which somebody can be referred. */
  async openServices(): Promise<ServiceEntity[]> {
    return (await this.services()).filter(({ endedAt }) => endedAt === null);
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

  /** Whether she has a place here today with which she may hold somebody's risk; an administrator has none. */
  async worksWithPeople(workerId: string, today: CalendarDay): Promise<boolean> {
    const rows = await this.database.rows({
      name: 'worker-works-with-people',
      text: `SELECT FROM memberships m
               JOIN workers w ON w.organisation_id = m.organisation_id AND w.id = m.worker_id AND w.left_at IS NULL
              WHERE m.organisation_id = (SELECT waymark_organisation()) AND m.worker_id = $1 AND ${OF_CASE_ROLE}
                AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on >= $2) LIMIT 1`,
      values: [workerId, today],
    });
    return rows.length > 0;
  }

  /** Names for "by whom", of people who have left as well. */
  async workerNames(): Promise<Map<string, string>> {
    const workers = await this.database.manager.find(WorkerEntity, { select: { id: true, displayName: true } });
    return new Map(workers.map(({ id, displayName }) => [id, displayName]));
  }
}
