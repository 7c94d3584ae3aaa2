import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultsOf } from './translations.mjs';

const WELSH_DAYS =
  '{days, plural, zero {# diwrnod} one {# diwrnod} two {# ddiwrnod} few {# diwrnod} many {# diwrnod} other {# diwrnod}}';
const ENGLISH_DAYS = '{days, plural, one {# day} other {# days}}';

function faults(given, check) {
  return faultsOf({ en: {}, cy: {}, ...given }).find((result) => result.check.includes(check)).faults;
}

describe('the catalogues', () => {
  it('are faultless when both languages say the same things', () => {
    const given = { en: { due: { in: ENGLISH_DAYS } }, cy: { due: { in: WELSH_DAYS } } };
    assert.deepEqual(
      faultsOf(given).flatMap((result) => result.faults),
      [],
    );
  });

  it('lack a Welsh text', () => {
    assert.deepEqual(faults({ en: { a: { b: 'Save' } } }, 'English text has a Welsh'), ['a.b']);
  });

  it('lack an English text', () => {
    assert.deepEqual(faults({ cy: { a: { b: 'Cadw' } } }, 'Welsh text has an English'), ['a.b']);
  });

  it('hold a key twice, of which JSON would keep the last without a word', () => {
    const twice = '{ "a": "Save: \\"a\\": b", "b": "Open",\n  "a" : "Keep" }';
    assert.deepEqual(faults({ files: { en: '{ "a": "a", "b": "a" }', cy: twice } }, 'stands twice'), ['cy: a']);
  });

  it('hold an empty text', () => {
    assert.deepEqual(faults({ en: { a: 'Save' }, cy: { a: ' ' } }, 'empty'), ['cy: a']);
  });

  it('hold a message that cannot be read', () => {
    assert.match(faults({ en: { a: '{open' }, cy: { a: 'Agor' } }, 'readable')[0], /^en: a: /);
  });

  it('lose a value in translation', () => {
    assert.deepEqual(faults({ en: { a: 'By {name}' }, cy: { a: 'Gan {enw}' } }, 'same values'), [
      'a: English has {name}, Welsh has {enw}',
    ]);
  });

  it('lack a Welsh plural form', () => {
    const cy = { a: '{days, plural, one {# diwrnod} other {# diwrnod}}' };
    assert.deepEqual(faults({ en: { a: ENGLISH_DAYS }, cy }, 'plural'), ['cy: a: {days} lacks zero, two, few, many']);
  });

  it('take an exact number for its form', () => {
    const en = { a: '{days, plural, =1 {one day} other {# days}}' };
    assert.deepEqual(faults({ en, cy: { a: WELSH_DAYS } }, 'plural'), []);
  });

  it('do not know a text that a screen asks for', () => {
    const sources = [
      { file: 'page.html', text: `{{ 'sign-in.title' | transloco }} {{ 'sign-in.gone' | transloco }} 'other.thing'` },
    ];
    const words = { 'sign-in': { title: 'Sign in' } };
    assert.deepEqual(faults({ en: words, cy: words, sources }, 'screen asks for'), ['sign-in.gone (page.html)']);
  });

  it('let the end of a key be filled in when the page runs', () => {
    const sources = [{ file: 'page.ts', text: `words('code.risk') + words('code.owner-' + owner)` }];
    const words = { code: { risk: { high: 'High' }, 'owner-self': 'Own' } };
    assert.deepEqual(faults({ en: words, cy: words, sources }, 'screen asks for'), []);
  });

  it('take an expression in a template for no text', () => {
    const sources = [{ file: 'page.html', text: `<li [class]="match.strength">` }];
    const words = { match: { title: 'Match' } };
    assert.deepEqual(faults({ en: words, cy: words, sources }, 'screen asks for'), []);
  });

  it('mark a text as unreviewed that does not exist', () => {
    assert.deepEqual(faults({ unreviewed: ['gone.text'] }, 'not yet reviewed'), ['gone.text']);
  });
});
