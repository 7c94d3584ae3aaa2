import { Injectable } from '@nestjs/common';
import type { WorkerLoadView } from '@waymark/contracts';
import {
  carriesCases,
  KNOWN_RISKS,
  loadCeiling,
  suggestWorkers,
  workerLoad,
  type CarriedCase,
  type KnownRisk,
  type SettingValues,
  type SuggestedWorker,
  type WorkerForAllocation,
} from '@waymark/domain';
import { Clock } from '../../platform/clock/clock.js';
import { OrganisationSettings } from '../organisations/index.js';
import type { WaitingRow } from './waiting-rows.repository.js';
import { WorkerLoadsRepository, type WorkerLoadRow } from './worker-loads.repository.js';

export interface LoadedWorker extends WorkerForAllocation {
  name: string;
  carriesCases: boolean;
}

/** Load of each worker now, and as it would be with one more person. */
@Injectable()
export class WorkerLoads {
  constructor(
    private readonly loads: WorkerLoadsRepository,
    private readonly settings: OrganisationSettings,
    private readonly clock: Clock,
  ) {}

  async views(serviceId: string | null): Promise<WorkerLoadView[]> {
    const settings = await this.settings.inForce();
    return (await this.of(serviceId, settings)).map(toWorkerLoadView);
  }

  async of(serviceId: string | null, settings: SettingValues): Promise<LoadedWorker[]> {
    const rows = await this.loads.loads(serviceId, this.clock.today());
    return rows.map((row) => toLoadedWorker(row, settings));
  }

  /** Best fit for one person first; only workers who are given people, and none who is away. */
  suggest(workers: readonly LoadedWorker[], risk: KnownRisk, languages: readonly string[], settings: SettingValues): SuggestedWorker[] {
    const carrying = workers.filter((worker) => worker.carriesCases);
    return suggestWorkers({ risk, languages, needs: [], area: null }, carrying, settings['caseload.weights']);
  }
}

/** The language of choice, by its name where it is none of the list. */
export function languagesWanted({ language, language_named: named }: Pick<WaitingRow, 'language' | 'language_named'>): string[] {
  return language === 'other' && named !== null ? [named] : [language];
}

export function toWorkerLoadView(worker: LoadedWorker): WorkerLoadView {
  const { id, name, carriesCases, load, ceiling } = worker;
  return {
    worker: { id, name },
    carriesCases,
    active: load.active,
    waiting: load.waiting,
    byRisk: { ...load.byRisk },
    weighted: load.weighted,
    ceiling,
    languages: [...worker.languages],
    specialisms: [...worker.specialisms],
    areas: [...worker.areas],
    isOnLeave: worker.onLeave,
  };
}

function toLoadedWorker(row: WorkerLoadRow, settings: SettingValues): LoadedWorker {
  const ceilings = settings['caseload.ceilings'];
  const fullTime = row.roles.includes('idva') ? ceilings.idva : ceilings['key-worker'];
  return {
    id: row.id,
    name: row.display_name,
    carriesCases: carriesCases(row.roles),
    load: workerLoad(carriedCases(row), settings['caseload.weights']),
    ceiling: Math.round(loadCeiling(fullTime, row.full_time_share) * 100) / 100,
    languages: row.languages,
    specialisms: row.specialisms,
    areas: row.areas,
    onLeave: row.is_on_leave,
    barred: false,
  };
}

function carriedCases({ carried, held }: WorkerLoadRow): CarriedCase[] {
  const active = KNOWN_RISKS.flatMap((risk) => {
    return Array.from({ length: carried[risk] ?? 0 }, (): CarriedCase => ({ risk, standing: 'active' }));
  });
  const waiting = Array.from({ length: held }, (): CarriedCase => ({ risk: 'not-assessed', standing: 'waiting' }));
  return [...active, ...waiting];
}
