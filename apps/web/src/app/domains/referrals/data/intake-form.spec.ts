import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form } from '@angular/forms/signals';
import { faultsOf } from '../../../platform/forms/faults-of';
import { emptyDraft, emptyRelated } from './intake-draft';
import { intakeForm, REQUIRED_ANSWERS } from './intake-form';

function entryOf(change: (draft: ReturnType<typeof emptyDraft>) => void = () => undefined) {
  const draft = emptyDraft('22/11/2026', '14:05');
  change(draft);
  return TestBed.runInInjectionContext(() => form(signal(draft), intakeForm(() => '2026-11-22'), { name: 'intake' }));
}

const faults = (entry: ReturnType<typeof entryOf>) =>
  faultsOf(entry().errorSummary()).map(({ path, fault }) => `${path} ${fault.kind}`);

describe('what a telephone referral needs', () => {
  it('is at most eight answers, of which the day is already filled in', () => {
    expect(REQUIRED_ANSWERS).toBeLessThanOrEqual(8);
    expect(faults(entryOf()).sort()).toEqual([
      'childrenInHousehold required',
      'person.familyName required',
      'person.givenName required',
      'safeContact.safeToTalk required',
      'source required',
    ]);
  });

  it('is met by a call that lasted half a minute', () => {
    const entry = entryOf((draft) => {
      draft.safeContact.safeToTalk = 'no';
      draft.person.givenName = 'Siân';
      draft.person.familyName = 'Llywelyn';
      draft.source = 'self';
      draft.childrenInHousehold = 'unknown';
    });
    expect(faults(entry)).toEqual([]);
  });

  it('refuses days that do not exist and days to come, wherever they stand', () => {
    const entry = entryOf((draft) => {
      draft.person.dateOfBirth = '31/11/1990';
      draft.receivedOn = '23/11/2026';
      draft.children = [{ ...emptyRelated('child'), dateOfBirth: '29/2/2025' }];
    });
    expect(faults(entry)).toEqual(
      expect.arrayContaining(['person.dateOfBirth not-a-date', 'receivedOn date-in-future', 'children.0.dateOfBirth not-a-date']),
    );
  });
});
