import { Injectable } from '@nestjs/common';
import type { ImportView } from '@waymark/contracts';
import {
  dayOf,
  draftOf,
  importRules,
  readPartOfFile,
  readReferralFile,
  routeSettings,
  statesHighRisk,
  type CalendarDay,
  type RawRow,
  type ReadingContext,
  type RouteSettings,
  type RowOutcome,
} from '@waymark/domain';
import { OrganisationSettings, OrganisationsRepository, type ServiceEntity } from '../organisations/index.js';
import { ImportRowsRepository, type RowRange } from './import-rows.repository.js';
import { ImportsRepository } from './imports.repository.js';
import { choicesFor, toMapping } from './mapping-of-source.js';
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
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
    private readonly sealed: SealedRows,
    private readonly settings: OrganisationSettings,
    private readonly organisations: OrganisationsRepository,
  ) {}

  async of(batch: ImportBatch, now: Date): Promise<ImportPlan> {
    const day = dayOf(batch.startedAt ?? now);
    const context = await this.contextOn(day);
    return {
      batch,
      routing: context.routing,
      outcomes: readReferralFile(await this.raw(batch), toMapping(batch.mapping ?? []), context).outcomes,
      services: await this.organisations.openServices(),
    };
  }

  /**
   * Some rows of a file that is not imported yet, as they read now. Which of them repeat an earlier one only the whole
   * file can tell: that is found out once and kept beside it, so that a later step decrypts no rows but its own.
   */
  async part(batch: ImportBatch, rows: RowRange, now: Date): Promise<RowOutcome[]> {
    const [context, mapping] = [await this.contextOn(dayOf(now)), toMapping(batch.mapping ?? [])];
    const readAs = JSON.stringify({ version: batch.version, ...context });
    if (batch.trial?.readAs === readAs) {
      return readPartOfFile(await this.raw(batch, rows), rows.first, batch.trial.duplicates, mapping, context);
    }
    const { outcomes, duplicates } = readReferralFile(await this.raw(batch), mapping, context);
    await this.imports.keepTrial(batch.id, batch.version, { readAs, duplicates });
    return outcomes.slice(rows.first, rows.first + rows.count);
  }

  /**
   * How many rows that nobody has read yet state high risk, as they would read now. The columns that nobody has
   * confirmed yet are read as they are suggested: a wrong guess about one of them says too much rather than too little.
   */
  async unreadHigh(batch: ImportBatch, now: Date): Promise<number> {
    const [context, { mapping }] = [await this.contextOn(dayOf(now)), await this.mappingOf(batch)];
    const raw = (await this.rows.unreadTextOf(batch.id)).map((row) => this.sealed.raw(row, batch.columns));
    const outcomes = readPartOfFile(raw, 0, [], toMapping(mapping), context);
    return outcomes.filter((outcome) => statesHighRisk(draftOf(outcome), context.routing)).length;
  }

  /** What its columns mean: as confirmed for it, as remembered from the last file of its source, or as guessed. */
  async mappingOf(batch: ImportBatch): Promise<Pick<ImportView, 'mapping' | 'mappingOrigin'>> {
    if (batch.mapping !== null) return { mapping: batch.mapping, mappingOrigin: 'confirmed' };
    const remembered = await this.imports.source(batch.sourceKey);
    const mapping = choicesFor(batch.columns, remembered?.mapping ?? null);
    return { mapping, mappingOrigin: remembered?.mapping ? 'remembered' : 'suggested' };
  }

  private async raw(batch: ImportBatch, range?: RowRange): Promise<RawRow[]> {
    return (await this.rows.textOf(batch.id, range)).map((row) => this.sealed.raw(row, batch.columns));
  }

  async contextOn(today: CalendarDay): Promise<ReadingContext> {
    const settings = await this.settings.inForce(today);
    return { today, rules: importRules(settings), routing: routeSettings(settings) };
  }
}
