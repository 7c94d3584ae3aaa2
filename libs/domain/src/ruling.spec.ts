import { allowed, refused, type Ruling } from './ruling.js';

describe('a ruling', () => {
  const mayDrive = (age: number): Ruling<{ from: number }, 'too-young'> =>
    age < 17 ? refused('too-young') : allowed({ from: 17 });

  it('carries what follows when the answer is yes', () => {
    expect(mayDrive(17)).toEqual({ ok: true, value: { from: 17 } });
  });

  it('carries one code when the answer is no', () => {
    expect(mayDrive(16)).toEqual({ ok: false, refusal: 'too-young' });
  });

  it('may say yes without adding anything', () => {
    expect(allowed()).toEqual({ ok: true, value: undefined });
  });
});
