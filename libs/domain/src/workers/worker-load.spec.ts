import fc from 'fast-check';
import { KNOWN_RISKS } from '../referrals/risk-known.js';
import {
  CASE_STANDINGS,
  loadAfter,
  loadCeiling,
  workerLoad,
  type CarriedCase,
  type LoadWeights,
} from './worker-load.js';

const weights: LoadWeights = { 'not-assessed': 1, high: 1, medium: 0.8, standard: 0.6 };
const active = (risk: CarriedCase['risk']): CarriedCase => ({ risk, standing: 'active' });

describe('the load of a worker', () => {
  it('weighs her active cases by risk', () => {
    expect(workerLoad([active('high'), active('medium'), active('standard')], weights)).toEqual({
      active: 3,
      dormant: 0,
      waiting: 0,
      byRisk: { 'not-assessed': 0, high: 1, medium: 1, standard: 1 },
      weighted: 2.4,
    });
  });

  it('counts dormant and waiting cases apart and lets them weigh nothing', () => {
    const cases: CarriedCase[] = [
      active('high'),
      { risk: 'high', standing: 'dormant' },
      { risk: 'high', standing: 'waiting' },
    ];
    expect(workerLoad(cases, weights)).toMatchObject({ active: 1, dormant: 1, waiting: 1, weighted: 1 });
  });

  it('never takes a case that nobody has assessed for a light one', () => {
    expect(workerLoad([active('not-assessed')], weights).weighted).toBe(workerLoad([active('high')], weights).weighted);
  });

  it('is nothing without cases', () => {
    expect(workerLoad([], weights)).toMatchObject({ active: 0, weighted: 0 });
  });

  it('shows plain tenths, not what floating point makes of them', () => {
    expect(workerLoad([active('medium'), active('medium'), active('standard')], weights).weighted).toBe(2.2);
  });

  it('foretells exactly what it will be after an allocation', () => {
    const risk = fc.constantFrom(...KNOWN_RISKS);
    const cases = fc.array(fc.record({ risk, standing: fc.constantFrom(...CASE_STANDINGS) }), { maxLength: 40 });
    fc.assert(
      fc.property(cases, risk, (carried, joining) => {
        const foretold = loadAfter(workerLoad(carried, weights), joining, weights);
        expect(foretold).toEqual(workerLoad([...carried, active(joining)], weights));
      }),
    );
  });
});

describe('the ceiling of a worker', () => {
  it.each([
    [25, 1, 25],
    [25, 0.6, 15],
    [25, 0, 0],
  ])('of %i a full week with a share of %f is %f', (ceiling, share, expected) => {
    expect(loadCeiling(ceiling, share)).toBe(expected);
  });
});
