import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, type FieldTree } from '@angular/forms/signals';
import { inWords } from './in-words';

describe('an answer in words', () => {
  function typed(text: string): FieldTree<{ note: string }> {
    const draft = signal({ note: text });
    return TestBed.runInInjectionContext(() => form(draft, (path) => inWords(path.note)));
  }

  it.each(['', '  '])('is marked as needed, and missing where “%s” is all there is', (text) => {
    expect(typed(text).note().required()).toBe(true);
    expect(typed(text).note().errors()[0]).toMatchObject({ kind: 'required' });
  });

  it.each(['safe', 'ok', '...', 'x y'])('is not given by “%s”', (text) => {
    expect(typed(text).note().errors()).toEqual([expect.objectContaining({ kind: 'not-in-words' })]);
  });

  it('is given by two words', () => {
    expect(typed('Rang her').note().valid()).toBe(true);
  });
});
