import cy from '../../../i18n/cy.json';
import { IcuTranspiler } from './icu-transpiler';

const say = (language: string, value: string, params: Record<string, number>) => {
  const transpiler = new IcuTranspiler();
  transpiler.onLangChanged(language);
  return transpiler.transpile({ value, params, key: 'any', translation: {} });
};

describe('counted words', () => {
  const cats = '{n, plural, zero {# cathod} one {# gath} two {# gath} few {# cath} many {# chath} other {# o gathod}}';

  it.each([
    [0, '0 cathod'],
    [1, '1 gath'],
    [2, '2 gath'],
    [3, '3 cath'],
    [6, '6 chath'],
    [4, '4 o gathod'],
  ])('take the Welsh form of %d', (n, words) => {
    expect(say('cy', cats, { n })).toBe(words);
  });

  it('say heddiw and ddoe before they begin to count days', () => {
    expect([0, 1, 2, 5].map((days) => say('cy', cy['date.ago'], { days }))).toEqual([
      'heddiw',
      'ddoe',
      '2 ddiwrnod yn ôl',
      '5 diwrnod yn ôl',
    ]);
  });
});
