import { Injectable } from '@nestjs/common';
import {
  dayOf,
  importRules,
  readReferralFile,
  routeSettings,
  type CalendarDay,
  type ReadingContext,
  type RouteSettings,
  type RowOutcome,
} from '@waymark/domain';
import { OrganisationSettings, OrganisationsRepository, type ServiceEntity } from '../organisations/index.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { toMapping } from './mapping-of-source.js';
import type { ImportBatch } from './sealed-headings.js';
import { SealedRows } from './sealed-rows.js';

/** A whole file as it reads on the day it is imported: the same however often it is made, so any process may go on. */
export interface ImportPlan {
  batch: ImportBatch;
  outcomes: readonly RowOutcome[];
  routing: RouteSettings;
  services: readonly ServiceEntity[];
}

@Injectable()
export class ImportPlans {
  constructor(
    private readonly rows: ImportRowsRepository,
    private readonly sealed: SealedRows,
    private readonly settings: OrganisationSettings,
    private readonly organisations: OrganisationsRepository,
  ) {}

  async of(batch: ImportBatch, now: Date): Promise<ImportPlan> {
    const day = dayOf(batch.startedAt ?? now);
    const [rows, context] = [await this.rows.ofBatch(batch.id), await this.contextOn(day)];
    const raw = rows.map((row) => this.sealed.raw(row, batch.columns));
    return {
      batch,
      outcomes: readReferralFile(raw, toMapping(batch.mapping ?? []), context),
      routing: routeSettings(await this.settings.inForce(day)),
      services: await this.organisations.services(),
    };
  }

  async contextOn(today: CalendarDay): Promise<ReadingContext> {
    return { today, rules: importRules(await this.settings.inForce(today)) };
  }
}
