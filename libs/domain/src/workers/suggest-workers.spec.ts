import { suggestWorkers, type PersonToAllocate, type WorkerForAllocation } from './suggest-workers.js';
import { workerLoad, type LoadWeights } from './worker-load.js';

const weights: LoadWeights = { 'not-assessed': 1, high: 1, medium: 0.8, standard: 0.6 };
const carrying = (count: number) =>
  workerLoad(
    Array.from({ length: count }, () => ({ risk: 'high' as const, standing: 'active' as const })),
    weights,
  );

const worker = (id: string, over: Partial<WorkerForAllocation> = {}): WorkerForAllocation => ({
  id,
  load: carrying(5),
  ceiling: 20,
  languages: ['english'],
  specialisms: [],
  areas: [],
  onLeave: false,
  barred: false,
  ...over,
});

const person: PersonToAllocate = { risk: 'medium', languages: ['welsh'], needs: ['immigration'], area: 'ceredigion' };
const ids = (...workers: WorkerForAllocation[]) => suggestWorkers(person, workers, weights).map((one) => one.workerId);

describe('suggesting a worker for a person', () => {
  it('shows the load before and after with the reasons', () => {
    const [first] = suggestWorkers(person, [worker('a', { languages: ['welsh'] })], weights);
    expect(first).toMatchObject({
      workerId: 'a',
      before: { active: 5, weighted: 5 },
      after: { active: 6, weighted: 5.8 },
      overCeiling: false,
      reasons: ['speaks-language', 'has-room'],
    });
  });

  it('knows a language that was written by hand, however its letters stand', () => {
    const [first] = suggestWorkers({ ...person, languages: ['Urdu'] }, [worker('a', { languages: ['english', 'urdu '] })], weights);
    expect(first?.reasons).toContain('speaks-language');
  });

  it('puts her language before specialism, specialism before area, and area before room', () => {
    const language = worker('language', { languages: ['welsh'], load: carrying(18) });
    const specialism = worker('specialism', { specialisms: ['immigration'], load: carrying(12) });
    const area = worker('area', { areas: ['ceredigion'], load: carrying(10) });
    const room = worker('room', { load: carrying(0) });
    expect(ids(room, area, specialism, language)).toEqual(['language', 'specialism', 'area', 'room']);
  });

  it('puts whoever would be over her ceiling last and says so', () => {
    const full = worker('full', { languages: ['welsh'], load: carrying(20) });
    expect(ids(full, worker('free'))).toEqual(['free', 'full']);
    expect(suggestWorkers(person, [full], weights)[0]).toMatchObject({
      overCeiling: true,
      reasons: ['speaks-language'],
    });
  });

  it("measures room by each worker's own ceiling", () => {
    const partTime = worker('part-time', { load: carrying(5), ceiling: 10 });
    const fullTime = worker('full-time', { load: carrying(8), ceiling: 20 });
    expect(ids(partTime, fullTime)).toEqual(['full-time', 'part-time']);
  });

  it('lets exactly the ceiling still be room', () => {
    const [exact] = suggestWorkers({ ...person, risk: 'high' }, [worker('a', { load: carrying(19) })], weights);
    expect(exact?.overCeiling).toBe(false);
  });

  it('never shows somebody who is barred from the case or away', () => {
    expect(ids(worker('barred', { barred: true }), worker('away', { onLeave: true }), worker('here'))).toEqual([
      'here',
    ]);
  });

  it('does not depend on the order in which the workers came', () => {
    expect(ids(worker('b'), worker('a'))).toEqual(['a', 'b']);
    expect(ids(worker('a'), worker('b'))).toEqual(['a', 'b']);
  });

  it('has nobody to offer where nobody is there', () => {
    expect(ids()).toEqual([]);
  });
});
