import { randomOf } from './random.js';

describe('chance that can be repeated', () => {
  const drawn = (seed: number): number[] => {
    const random = randomOf(seed);
    return Array.from({ length: 1_000 }, () => random.next());
  };

  it('gives the same for the same seed and another for another', () => {
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
  });

  it('stays from 0 up to 1 and is spread over all of it', () => {
    const numbers = drawn(1);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    expect(mean).toBeGreaterThan(0.45);
    expect(mean).toBeLessThan(0.55);
  });

  it('chooses by weight and never what has none', () => {
    const random = randomOf(3);
    const chosen = Array.from({ length: 1_000 }, () => random.weighted({ often: 9, seldom: 1, never: 0 }));
    expect(chosen.filter((one) => one === 'often').length).toBeGreaterThan(850);
    expect(chosen.filter((one) => one === 'seldom').length).toBeGreaterThan(50);
    expect(chosen).not.toContain('never');
  });
});
