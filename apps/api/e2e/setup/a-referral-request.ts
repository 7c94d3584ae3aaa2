import type { RecordCall } from '@waymark/contracts';

/** A complete phone referral of an invented person, told apart from whoever has her name; a test changes what its rule is about. */
export function aReferralRequest(changes: Partial<RecordCall> = {}): RecordCall {
  return {
    safeContact: {
      safeToTalk: 'yes',
      safeUntil: '15:00',
      phone: '07700 900123',
      phoneOwner: 'own',
      call: 'yes',
      text: 'no',
      voicemail: 'no',
      safeTimes: 'Tuesday to Thursday, 10 to 2',
      codeWord: 'the dentist',
      address: '12 Maes yr Haf, Llanfair',
      post: 'no',
      addressKnownToPersonCausingHarm: 'no',
    },
    person: {
      personId: null,
      givenName: 'Siân',
      familyName: 'Llywelyn',
      knownAs: null,
      pronouns: null,
      dateOfBirth: '1990-02-03',
      gender: 'woman',
      language: 'welsh',
      languageNamed: null,
      interpreter: 'not-needed',
    },
    source: 'self',
    agencyName: null,
    referrerName: null,
    referrerContact: null,
    receivedOn: '2026-11-24',
    receivedTime: '09:30',
    abuseTypes: ['physical', 'controlling-coercive'],
    personsCausingHarm: [
      { givenName: 'Craig', familyName: 'Example', dateOfBirth: null, relationship: 'ex-partner', livesWith: 'no' },
    ],
    children: [
      { givenName: 'Nia', familyName: 'Llywelyn', dateOfBirth: '2018-05-01', relationship: 'child', livesWith: 'yes' },
    ],
    childrenInHousehold: 'yes',
    safeguarding: 'referred',
    safeguardingNote: null,
    consents: { support: 'given', dataProtection: 'given', sharing: 'refused', research: 'not-asked' },
    summary: 'Asked for help with safety at home.',
    serviceIds: [],
    judgedHigh: false,
    externalAssessment: null,
    riskHolderId: null,
    isSomebodyElse: true,
    ...changes,
  };
}
