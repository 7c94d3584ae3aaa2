import { loadsWithPlan, suggestForMany, type OneOfMany } from './allocate-many.js';
import type { WorkerForAllocation } from './suggest-workers.js';
import { workerLoad, type LoadWeights } from './worker-load.js';

const WEIGHTS: LoadWeights = { standard: 1, medium: 1.5, high: 2, 'not-assessed': 2 };

function aWorker(id: string, ceiling: number, languages: string[] = []): WorkerForAllocation {
  return { id, load: workerLoad([], WEIGHTS), ceiling, languages, specialisms: [], areas: [], onLeave: false, barred: false };
}

function aPerson(id: string, workers: WorkerForAllocation[], language = 'english'): OneOfMany {
  return { id, workers, person: { risk: 'standard', languages: [language], needs: [], area: null } };
}

describe('several people allocated at once', () => {
  it('are spread by what each worker would carry with those before', () => {
    const workers = [aWorker('amina', 4), aWorker('carys', 4)];
    expect([...suggestForMany(['a', 'b', 'c', 'd'].map((id) => aPerson(id, workers)), WEIGHTS).values()]).toEqual(['amina', 'carys', 'amina', 'carys']);
  });

  it('go to whoever speaks their language, as long as there is room', () => {
    const workers = [aWorker('amina', 9), aWorker('carys', 1, ['welsh'])];
    expect([...suggestForMany([aPerson('a', workers, 'welsh'), aPerson('b', workers, 'welsh')], WEIGHTS).values()]).toEqual(['carys', 'amina']);
  });

  it('are suggested to nobody above the agreed load', () => {
    const workers = [aWorker('amina', 1)];
    expect(suggestForMany([aPerson('a', workers), aPerson('b', workers)], WEIGHTS)).toEqual(new Map([['a', 'amina'], ['b', null]]));
  });

  it('count together for whoever is given them, and say when that is above the agreed load', () => {
    const plan = [{ workerId: 'amina', risk: 'standard' as const }, { workerId: 'amina', risk: 'high' as const }];
    const loads = loadsWithPlan(plan, [aWorker('amina', 2), aWorker('carys', 2)], WEIGHTS);
    expect(loads.map(({ workerId, before, after, overCeiling }) => [workerId, before.weighted, after.weighted, overCeiling])).toEqual([
      ['amina', 0, 3, true],
      ['carys', 0, 0, false],
    ]);
  });
});
