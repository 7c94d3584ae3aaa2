import type { PersonView } from '@waymark/contracts';
import { emptyDraft } from './intake-draft';
import { prefilled, withoutPrefilled } from './prefill';

const RECORD = {
  givenName: 'Siân',
  familyName: 'Llywelyn',
  knownAs: null,
  pronouns: 'she/her',
  dateOfBirth: '1990-02-03',
  gender: 'woman',
  language: 'welsh',
  languageNamed: null,
  interpreter: 'needed',
} as PersonView;
const typed = { ...emptyDraft('24/11/2026', '10:00').person, givenName: 'Sian', familyName: 'Llewelin' };

describe('somebody who returns', () => {
  it('is not asked again for what her record says, her language first of all', () => {
    expect(prefilled(typed, RECORD)).toEqual({
      givenName: 'Siân',
      familyName: 'Llywelyn',
      knownAs: '',
      pronouns: 'she/her',
      dateOfBirth: '03/02/1990',
      gender: 'woman',
      language: 'welsh',
      languageNamed: '',
      interpreter: 'needed',
    });
  });

  it('is believed above her record where she has answered in this call', () => {
    expect(prefilled({ ...typed, language: 'english', interpreter: 'not-needed' }, RECORD)).toMatchObject({ language: 'english', interpreter: 'not-needed' });
  });

  it('takes nothing of a record that turns out to be somebody else’s, and keeps what was typed meanwhile', () => {
    const filled = prefilled(typed, RECORD);
    const now = { ...filled, knownAs: 'Shan', interpreter: 'not-needed' as const };
    expect(withoutPrefilled(now, filled, typed)).toEqual({ ...typed, knownAs: 'Shan', interpreter: 'not-needed' });
  });
});
