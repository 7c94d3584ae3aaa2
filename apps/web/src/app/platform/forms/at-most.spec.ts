import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, type FieldTree } from '@angular/forms/signals';
import { atMost } from './at-most';

describe('a text of limited length', () => {
  function typed(text: string): FieldTree<{ note: string }> {
    const draft = signal({ note: text });
    return TestBed.runInInjectionContext(() => form(draft, (path) => atMost(path.note, 5)));
  }

  it('stays whole however long it is, and says by how much it is too long', () => {
    const { note } = typed('12345678');
    expect(note().value()).toBe('12345678');
    expect(note().errors()).toEqual([expect.objectContaining({ kind: 'too-many-characters', limit: 5, tooMany: 3 })]);
  });

  it('sets no limit in the browser, which would cut off what is pasted', () => {
    expect(typed('12345').note().maxLength?.()).toBeUndefined();
    expect(typed('12345').note().valid()).toBe(true);
  });
});
