import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form } from '@angular/forms/signals';
import { faultsOf } from '../../../platform/forms/faults-of';
import type { NoteDraft } from '../data/note-drafts';
import { emptyNote, noteForm, noteRequest } from './note-draft';

const TODAY = '2026-11-22';

function faults(changes: Partial<NoteDraft>): string[] {
  const draft = signal({ ...emptyNote(), text: 'She rang the school.', ...changes });
  const entry = TestBed.runInInjectionContext(() => form(draft, noteForm(() => TODAY), { name: 'note' }));
  return faultsOf(entry().errorSummary()).map(({ path, fault }) => `${path} ${fault.kind}`);
}

describe('a note as it is typed', () => {
  it.each([
    ['nothing but words', {}, []],
    ['no words', { text: '' }, ['text required']],
    ['only spaces', { text: '  \n ' }, ['text required']],
    ['more than there is room for', { text: 'x'.repeat(10_001) }, ['text too-many-characters']],
    ['a day that does not exist', { day: '31/11/2026' }, ['day not-a-date']],
    ['a day to come', { day: '23/11/2026' }, ['day date-in-future']],
    ['a time that is none', { day: '20/11/2026', time: 'noonish' }, ['time not-a-time']],
    ['a time without its day', { time: '14:30' }, ['day required']],
    ['no minutes at all', { minutes: '0' }, ['minutes out-of-range']],
    ['minutes in words', { minutes: 'an hour' }, ['minutes out-of-range']],
    ['a day, a time and minutes', { day: '20/11/2026', time: '2pm', minutes: '45' }, []],
  ] as [string, Partial<NoteDraft>, string[]][])('with %s', (_what, changes, expected) => {
    expect(faults(changes)).toEqual(expected);
  });

  it('says nothing of when where it happened now', () => {
    const { text, happenedOn, happenedTime, minutes } = noteRequest({ ...emptyNote(), text: '  Safe at home. ' }, TODAY);
    expect([text, happenedOn, happenedTime, minutes]).toEqual(['Safe at home.', null, null, null]);
  });

  it('keeps a day and a time as people type them', () => {
    const typed = { ...emptyNote(), text: 'x', day: '20.11.26', time: '2pm', minutes: '45' };
    expect(noteRequest(typed, TODAY, 'note-1')).toEqual({
      kind: 'note',
      text: 'x',
      happenedOn: '2026-11-20',
      happenedTime: '14:00',
      minutes: 45,
      correctsId: 'note-1',
    });
  });

  it('has a key of its own, which stays with it', () => {
    expect(emptyNote().key).not.toBe(emptyNote().key);
  });
});
