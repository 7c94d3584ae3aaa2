import { mayAllocate } from './allocate.js';
import { suggestWorkers, type SuggestedWorker } from './suggest-workers.js';
import { workerLoad } from './worker-load.js';

const weights = { 'not-assessed': 1, high: 1, medium: 0.8, standard: 0.6 };

function aWorker(ceiling: number): SuggestedWorker {
  const load = workerLoad([{ risk: 'high', standing: 'active' }], weights);
  const traits = { languages: [], specialisms: [], areas: [], onLeave: false, barred: false };
  const [suggested] = suggestWorkers(
    { risk: 'high', languages: [], needs: [], area: null },
    [{ id: 'worker-1', load, ceiling, ...traits }],
    weights,
  );
  return suggested!;
}

describe('allocating somebody', () => {
  it('goes to a worker who has room', () => {
    expect(mayAllocate(aWorker(2), null).ok).toBe(true);
  });

  it('goes above the ceiling only with a reason in words', () => {
    expect(mayAllocate(aWorker(1), ' ')).toEqual({ ok: false, refusal: 'over-ceiling-reason-needed' });
    expect(mayAllocate(aWorker(1), 'Closing two cases on Friday.').ok).toBe(true);
  });

  it('never goes to somebody who is away, barred or not of this service', () => {
    expect(mayAllocate(undefined, 'Please')).toEqual({ ok: false, refusal: 'worker-not-available' });
  });
});
