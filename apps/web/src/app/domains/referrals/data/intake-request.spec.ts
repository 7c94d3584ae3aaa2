import { emptyDraft, emptyRelated } from './intake-draft';
import { intakeRequest } from './intake-request';

const today = '2026-11-22';
const begun = () => emptyDraft('22/11/2026', '14:05');

describe('the request of an intake', () => {
  it('says null for what nobody said, and never an empty text', () => {
    const request = intakeRequest({ draft: begun(), known: null, isSomebodyElse: false }, today);
    expect(request.safeContact).toMatchObject({ phone: null, safeUntil: null, codeWord: null, address: null });
    expect(request.person).toMatchObject({ personId: null, dateOfBirth: null, knownAs: null });
    expect(request).toMatchObject({ summary: null, agencyName: null, safeguarding: null });
  });

  it('takes contact nobody asked about for unknown, which everywhere counts as unsafe', () => {
    const { safeContact } = intakeRequest({ draft: begun(), known: null, isSomebodyElse: false }, today);
    expect([safeContact.call, safeContact.text, safeContact.voicemail, safeContact.post]).toEqual(Array(4).fill('unknown'));
  });

  it('never carries a consent that was not asked', () => {
    const { consents } = intakeRequest({ draft: begun(), known: null, isSomebodyElse: false }, today);
    expect(Object.values(consents)).toEqual(Array(4).fill('not-asked'));
  });

  it('reads days and times as they were typed, and a missing time stays missing', () => {
    const draft = { ...begun(), receivedOn: '3.11.26', receivedTime: '' };
    draft.person.dateOfBirth = '29 2 88';
    draft.safeContact.safeUntil = '2pm';
    const request = intakeRequest({ draft, known: null, isSomebodyElse: false }, today);
    expect(request).toMatchObject({ receivedOn: '2026-11-03', receivedTime: null });
    expect(request.person.dateOfBirth).toBe('1988-02-29');
    expect(request.safeContact.safeUntil).toBe('14:00');
  });

  it('keeps children and the person causing harm as people of their own', () => {
    const child = { ...emptyRelated('child'), givenName: ' Elin ' };
    const request = intakeRequest({ draft: { ...begun(), children: [child] }, known: null, isSomebodyElse: false }, today);
    expect(request.children).toEqual([
      { givenName: 'Elin', familyName: null, dateOfBirth: null, relationship: 'child', livesWith: 'unknown' },
    ]);
  });
});
