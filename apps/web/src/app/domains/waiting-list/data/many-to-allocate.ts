import type { WaitingRowView, WorkerLoadView } from '@waymark/contracts';
import type { OneOfMany, WorkerForAllocation } from '@waymark/domain';

/** A worker as the rule of suggestions reads her. Who is kept from whom is not known here: the API refuses, by name. */
export function toWorkerForAllocation(one: WorkerLoadView): WorkerForAllocation {
  const { worker, active, waiting, byRisk, weighted, ceiling, languages, specialisms, areas, isOnLeave: onLeave } = one;
  return { id: worker.id, load: { active, waiting, dormant: 0, byRisk, weighted }, ceiling, languages, specialisms, areas, onLeave, barred: false };
}

export function toOneOfMany({ id, risk, person }: WaitingRowView, workers: readonly WorkerLoadView[]): OneOfMany {
  return { id, person: { risk, languages: [person.language], needs: [], area: null }, workers: workers.map(toWorkerForAllocation) };
}
