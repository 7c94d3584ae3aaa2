import type { KnownRisk } from '../referrals/risk-known.js';
import { loadAfter, type LoadWeights, type WorkerLoad } from './worker-load.js';

export interface WorkerForAllocation {
  id: string;
  load: WorkerLoad;
  /** Already adjusted to her share of a full week. */
  ceiling: number;
  languages: readonly string[];
  specialisms: readonly string[];
  areas: readonly string[];
  onLeave: boolean;
  /** Knows somebody in the case or is known to them. Beats everything else and is never shown as a reason. */
  barred: boolean;
}

export interface PersonToAllocate {
  risk: KnownRisk;
  languages: readonly string[];
  needs: readonly string[];
  area: string | null;
}

export type SuggestionReason = 'speaks-language' | 'has-specialism' | 'works-in-area' | 'has-room';

export interface SuggestedWorker {
  workerId: string;
  before: WorkerLoad;
  after: WorkerLoad;
  ceiling: number;
  overCeiling: boolean;
  reasons: readonly SuggestionReason[];
}

/**
 * Who could take a person, best fit for that person first: language, then specialism and area, then room. It orders
 * for one allocation and says why; it is no ranking of workers, and a lead may choose anybody she is shown.
 */
export function suggestWorkers(
  person: PersonToAllocate,
  workers: readonly WorkerForAllocation[],
  weights: LoadWeights,
): SuggestedWorker[] {
  return workers
    .filter((worker) => !worker.barred && !worker.onLeave)
    .map((worker) => suggestion(person, worker, weights))
    .sort(byFit);
}

function suggestion(person: PersonToAllocate, worker: WorkerForAllocation, weights: LoadWeights): SuggestedWorker {
  const after = loadAfter(worker.load, person.risk, weights);
  const overCeiling = after.weighted > worker.ceiling;
  return {
    workerId: worker.id,
    before: worker.load,
    after,
    ceiling: worker.ceiling,
    overCeiling,
    reasons: reasonsFor(person, worker, overCeiling),
  };
}

function reasonsFor(person: PersonToAllocate, worker: WorkerForAllocation, overCeiling: boolean): SuggestionReason[] {
  const reasons: SuggestionReason[] = [];
  if (worker.languages.some((language) => person.languages.some((wanted) => isSame(language, wanted)))) reasons.push('speaks-language');
  if (worker.specialisms.some((specialism) => person.needs.includes(specialism))) reasons.push('has-specialism');
  if (person.area !== null && worker.areas.includes(person.area)) reasons.push('works-in-area');
  if (!overCeiling) reasons.push('has-room');
  return reasons;
}

/** A language that is none of the list is written by hand, on both sides. */
function isSame(language: string, wanted: string): boolean {
  return language.trim().toLowerCase() === wanted.trim().toLowerCase();
}

/** A worker above her ceiling comes last whatever else fits: nobody is helped by one who cannot cope. */
function byFit(a: SuggestedWorker, b: SuggestedWorker): number {
  return (
    Number(a.overCeiling) - Number(b.overCeiling) ||
    fit(b) - fit(a) ||
    share(a) - share(b) ||
    (a.workerId < b.workerId ? -1 : Number(a.workerId > b.workerId))
  );
}

const FIT: Readonly<Record<SuggestionReason, number>> = {
  'speaks-language': 4,
  'has-specialism': 2,
  'works-in-area': 1,
  'has-room': 0,
};

const fit = (worker: SuggestedWorker): number => worker.reasons.reduce((sum, reason) => sum + FIT[reason], 0);

/** How full a worker would be: half a week's ceiling is as full with half the cases. */
const share = (worker: SuggestedWorker): number =>
  worker.ceiling > 0 ? worker.after.weighted / worker.ceiling : Infinity;
