import { areNameVariants, nameVariants } from './name-variants.js';

describe('variants of a name', () => {
  it.each([
    ['Siân', 'Shan'],
    ['Shân', 'Sian'],
    ['Dafydd', 'David'],
    ['Huw', 'Hugh'],
    ['Llywelyn', 'Llewellyn'],
    ['Llewelyn', 'Llewellyn'],
    ['Gruffydd', 'Griffith'],
    ['Catrin', 'Kathryn'],
    ['Ieuan', 'Evan'],
    ['Ifan', 'Ieuan'],
    ['Siôn', 'John'],
    ['ap Rhys', 'Rhys'],
    ['ap Rhys', 'Price'],
    ['ab Owain', 'Owen'],
    ['Muhammad', 'Mohammed'],
    ['Siân Mair', 'Sian Mary'],
  ])('join %s and %s, either way round', (one, other) => {
    expect(areNameVariants(one, other)).toBe(true);
    expect(areNameVariants(other, one)).toBe(true);
  });

  it.each([
    ['Siôn', 'Ioan'],
    ['Megan', 'Mair'],
    ['Rhys', 'Price'],
    ['Emma', 'Emily'],
  ])('keep %s and %s apart', (one, other) => {
    expect(areNameVariants(one, other)).toBe(false);
  });

  it('begin with the name itself and name each once', () => {
    const variants = nameVariants('Ieuan');
    expect(variants[0]).toBe('ieuan');
    expect(new Set(variants).size).toBe(variants.length);
  });

  it('of a name that nobody listed are that name alone', () => {
    expect(nameVariants('Okafor')).toEqual(['okafor']);
    expect(nameVariants('  ')).toEqual([]);
  });
});
