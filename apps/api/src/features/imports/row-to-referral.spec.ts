import { readReferralRow, suggestMapping, type ReadyReferral } from '@waymark/domain';
import type { ServiceEntity } from '../organisations/index.js';
import type { PersonEntity } from '../people/index.js';
import { toRecordReferral, type RowContext } from './row-to-referral.js';

const PLAIN = {
  'Date received': '11/08/2026',
  Forename: 'Tirion',
  Surname: 'Cadwallader',
  DOB: '09/03/1988',
  'Safe phone': '07700 900001',
  'OK to call': 'Y',
  Address: '4 Stryd y Bont',
  Postcode: 'zz11zz',
  Children: 'Odo Cadwallader 5/6/2014',
  'Service requested': 'IDVA + counselling',
  'Consent to referral': 'Y',
};
const SERVICES = ['idva', 'refuge'].map((kind) => ({ id: `service-${kind}`, kind }) as ServiceEntity);

function ready(cells: Record<string, string> = {}): ReadyReferral {
  const raw = { ...PLAIN, ...cells };
  const routing = { visibleHighRiskFrom: 14, policeSignalFrom: 14 };
  const context = { today: '2026-11-22', rules: { oldestAgeYears: 110, oldestReceiptYears: 5 }, routing };
  const outcome = readReferralRow(raw, suggestMapping(Object.keys(raw)), context);
  const draft = outcome.outcome === 'ready' ? outcome.referral : outcome.outcome === 'review' ? outcome.draft : null;
  return draft as ReadyReferral;
}

const become = (cells: Record<string, string> = {}, context: Partial<RowContext> = {}) =>
  toRecordReferral(ready(cells), { services: SERVICES, known: null, thirdPersonPhone: null, ...context });

describe('a row that has become a referral', () => {
  it('takes nothing as safe that the agency did not say', () => {
    expect(become().safeContact).toMatchObject({
      safeToTalk: 'unknown',
      phone: '+447700900001',
      phoneOwner: 'not-known',
      call: 'yes',
      text: 'unknown',
      voicemail: 'unknown',
      post: 'unknown',
      address: '4 Stryd y Bont, ZZ1 1ZZ',
    });
  });

  it('keeps somebody else’s number only when a worker says so, and never as her own', () => {
    const mums = { 'Safe phone': "07700 900989 (mum's)" };
    expect(become(mums).safeContact.phone).toBeNull();
    expect(become(mums, { thirdPersonPhone: 'keep' }).safeContact).toMatchObject({ phone: '+447700900989', phoneOwner: 'safe-third-person' });
  });

  it('has asked for none of the four consents, whatever the agency asked', () => {
    expect(new Set(Object.values(become().consents))).toEqual(new Set(['not-asked']));
  });

  it('prompts about children who are named, and says no of none', () => {
    expect(become()).toMatchObject({ childrenInHousehold: 'yes', safeguarding: 'to-be-decided' });
    expect(become({ Children: '' })).toMatchObject({ childrenInHousehold: 'unknown', safeguarding: null });
  });

  it('is offered to the services asked for that there are, and to triage where there is none', () => {
    expect(become().serviceIds).toEqual(['service-idva']);
    expect(become({ 'Service requested': 'counselling' }).serviceIds).toEqual([]);
    expect(become({ 'Service requested': 'any' }).serviceIds).toEqual([]);
  });

  it('changes nothing that a known record says, and fills what nobody knew', () => {
    const known = {
      id: 'known',
      givenName: 'Tirión',
      familyName: 'Cadwaladr',
      knownAs: null,
      pronouns: 'she/her',
      dateOfBirth: null,
      gender: 'not-asked',
      language: 'welsh',
      languageNamed: null,
      interpreter: 'not-asked',
    } as unknown as PersonEntity;
    expect(become({ Gender: 'F', 'Preferred language': 'English', 'Known as': 'Tiri' }, { known }).person).toMatchObject({
      personId: 'known',
      givenName: 'Tirión',
      familyName: 'Cadwaladr',
      knownAs: 'Tiri',
      pronouns: 'she/her',
      dateOfBirth: '1988-03-09',
      gender: 'woman',
      language: 'welsh',
    });
  });
});
