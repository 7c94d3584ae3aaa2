import { randomUUID } from 'node:crypto';
import { open } from './browser.mjs';

let made = 0;

/** A referral made through the API, of an invented person whom no other journey knows, by whoever carries the context or, where her role records none, by the duty worker. */
export async function aReferral(context, { givenName = 'Rhian', familyName = `Enghraifft${word()}`, phone = null, judgedHigh = false, receivedOn = today(), personId = null } = {}) {
  const data = request({ givenName, familyName, personId, judgedHigh, receivedOn, phone: phone ?? `07700 900${String(100 + (made % 899))}` });
  const { rights } = await (await context.request.get('/api/session')).json();
  if (rights.includes('referral:record')) return recorded(context, data);
  const duty = await open({ as: 'duty' });
  const referral = await recorded(duty.context, data);
  await duty.close();
  return referral;
}

async function recorded(context, data) {
  const answer = await context.request.post('/api/referrals', { data, headers: { 'Idempotency-Key': randomUUID() } });
  if (!answer.ok()) throw new Error(`No referral: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** A family name that is like no other, in letters only: names which are alike are asked about. */
export function word() {
  made += 1;
  return [...randomUUID().replace(/\D/g, '').slice(0, 9)].map((digit) => 'abdefgilmn'[Number(digit)]).join('');
}

const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });

function request({ givenName, familyName, personId, judgedHigh, receivedOn, phone }) {
  return {
    safeContact: {
      safeToTalk: 'yes',
      safeUntil: '14:30',
      phone,
      phoneOwner: 'own',
      call: 'yes',
      text: 'no',
      voicemail: 'unknown',
      safeTimes: 'Tuesday to Thursday, 10 to 2',
      codeWord: 'library book',
      address: null,
      post: 'unknown',
      addressKnownToPersonCausingHarm: 'unknown',
    },
    person: {
      personId,
      givenName,
      familyName,
      knownAs: null,
      pronouns: null,
      dateOfBirth: '1987-06-03',
      gender: 'not-asked',
      language: 'welsh',
      languageNamed: null,
      interpreter: 'not-needed',
    },
    source: 'police',
    agencyName: 'Example Police',
    referrerName: null,
    referrerContact: null,
    receivedOn,
    receivedTime: null,
    abuseTypes: ['controlling-coercive', 'stalking'],
    personsCausingHarm: [
      { givenName: 'Gareth', familyName, dateOfBirth: null, relationship: 'ex-partner', livesWith: 'no' },
    ],
    children: [{ givenName: 'Elin', familyName, dateOfBirth: '2019-04-01', relationship: 'child', livesWith: 'yes' }],
    childrenInHousehold: 'yes',
    safeguarding: 'to-be-decided',
    safeguardingNote: null,
    consents: { support: 'given', dataProtection: 'given', sharing: 'not-asked', research: 'refused' },
    summary: 'He has been waiting outside the school.',
    serviceIds: [],
    judgedHigh,
    externalAssessment: null,
    riskHolderId: null,
    isSomebodyElse: true,
  };
}
