import type { KnownRisk } from '../referrals/risk-known.js';
import { suggestWorkers, type PersonToAllocate, type WorkerForAllocation } from './suggest-workers.js';
import { loadAfter, type LoadWeights, type WorkerLoad } from './worker-load.js';

export interface OneOfMany {
  id: string;
  person: PersonToAllocate;
  /** Who could be given somebody of this person's service. */
  workers: readonly WorkerForAllocation[];
}

export interface PlannedLoad {
  workerId: string;
  before: WorkerLoad;
  after: WorkerLoad;
  ceiling: number;
  overCeiling: boolean;
}

/**
 * One worker each, in the order of the list: the best fit who still has room once those before have been given somebody.
 * Where nobody has room there is no suggestion; going above a ceiling is a decision, and a plan makes none.
 */
export function suggestForMany(people: readonly OneOfMany[], weights: LoadWeights): Map<string, string | null> {
  const loads = new Map<string, WorkerLoad>();
  const now = (worker: WorkerForAllocation): WorkerForAllocation => ({ ...worker, load: loads.get(worker.id) ?? worker.load });
  return new Map(
    people.map(({ id, person, workers }) => {
      const [best] = suggestWorkers(person, workers.map(now), weights).filter(({ overCeiling }) => !overCeiling);
      if (best) loads.set(best.workerId, best.after);
      return [id, best?.workerId ?? null];
    }),
  );
}

/** What everybody would carry with the whole plan carried out, also whoever gets nobody: that is who could be given more. */
export function loadsWithPlan(
  plan: readonly { workerId: string; risk: KnownRisk }[],
  workers: readonly WorkerForAllocation[],
  weights: LoadWeights,
): PlannedLoad[] {
  return workers.map(({ id, load, ceiling }) => {
    const given = plan.filter(({ workerId }) => workerId === id);
    const after = given.reduce((sum, { risk }) => loadAfter(sum, risk, weights), load);
    return { workerId: id, before: load, after, ceiling, overCeiling: given.length > 0 && after.weighted > ceiling };
  });
}
