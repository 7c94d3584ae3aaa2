import type { RecordReferral, RelatedPerson } from '@waymark/contracts';
import { bornAt, plausibleReferral, type Random } from '@waymark/testing';
import { assessedStories } from './assessed-stories.js';
import { handoverStories } from './handover-stories.js';
import { Client } from './referral-steps.js';
import { repeatStories } from './repeat-stories.js';
import type { Calendar, Story } from './story.js';
import { accepted } from './triage-steps.js';
import { waitingStories } from './waiting-stories.js';

const DUTY = 'duty@harbour-light.example';
const DUTY_2 = 'duty-2@harbour-light.example';

/** People whose cases are where software goes wrong; one story each, told by the product's own acts. */
export function edgeStories(random: Random, calendar: Calendar): Story[] {
  const client = (changes: Partial<RecordReferral>, name: readonly [string, string], duty = DUTY): Client => {
    const said = plausibleReferral(random, calendar.ago(0));
    return new Client({ ...said, ...changes, person: { ...said.person, gender: 'woman', ...changes.person, givenName: name[0], familyName: name[1] } }, duty);
  };
  return [
    policeFourteenOf27(client({ source: 'police', agencyName: 'Police public protection unit' }, ['Rhiannon', 'Pugh']), calendar),
    daraOnly(client({ source: 'police', agencyName: 'Police response team' }, ['Jade', 'Fletcher']), calendar),
    dashFromAnotherAgency(client({ source: 'marac', agencyName: 'MARAC office' }, ['Zofia', 'Kowalczyk']), calendar),
    unsafePhone(client({}, ['Gemma', 'Thatcher']), calendar),
    eveOfBankHoliday(client({}, ['Nkechi', 'Adeyemi'], DUTY_2), calendar),
    noTimeGiven(client({ source: 'housing', agencyName: 'Housing options' }, ['Laura', 'Marsh'], DUTY_2), calendar),
    threeOverlappingEpisodes(client({}, ['Siôned', 'Llŷr-Hughes']), calendar),
    fifteenThenSixteen(client({ source: 'education', agencyName: 'Ysgol y Bont' }, ['Cerys', 'Bowen']), random, calendar),
    anotherPersonCausingHarm(client({}, ['Angharad', 'Prŷs']), calendar),
    twoPersonsCausingHarm(client({}, ['Samira', 'Rahman']), calendar),
    ...bothPartners(client, calendar),
    welshInEverything(client({}, ['Gwenllian', 'ab Owain'], DUTY_2), calendar),
    judgedHighAtTriage(client({}, ['Nerys', 'Conway']), calendar),
    madeByMistake(client({}, ['Chloe', 'Sharpe']), calendar),
    returned(client({}, ['Danielle', 'Quill']), calendar),
    ...assessedStories(client, calendar),
    ...repeatStories(client, calendar),
    ...handoverStories(client, calendar),
    ...waitingStories(client, calendar),
  ];
}

/** 14 of the police's 27 is not 14 of 24, and must never be read as visible high risk. */
function policeFourteenOf27(client: Client, calendar: Calendar): Story {
  return [client.referred(calendar.ago(2, '14:20'), ['idva'], {}, { instrument: 'police-dash-27', score: 14, outOf: 27, grade: 'medium' })];
}

function daraOnly(client: Client, calendar: Calendar): Story {
  return [client.referred(calendar.ago(1, '11:05'), ['idva'], {}, { instrument: 'dara', score: null, outOf: null, grade: 'high' })];
}

function dashFromAnotherAgency(client: Client, calendar: Calendar): Story {
  return [client.referred(calendar.ago(1, '09:40'), ['idva'], {}, { instrument: 'safelives-dash-24', score: 14, outOf: 24, grade: null })];
}

/** Nothing may be sent, left or called: only a code word at set times. */
function unsafePhone(client: Client, calendar: Calendar): Story {
  const { safeContact } = client.said;
  const unsafe = { ...safeContact, safeToTalk: 'no', call: 'no', text: 'no', voicemail: 'no', post: 'no', phone: '07700 900413', phoneOwner: 'shared' } as const;
  const rest = { codeWord: 'the dentist', safeTimes: 'Only Wednesdays, 9:30 to 11', addressKnownToPersonCausingHarm: 'yes' } as const;
  return [client.referred(calendar.ago(3, '09:50'), ['outreach'], { safeContact: { ...unsafe, ...rest } })];
}

function eveOfBankHoliday(client: Client, calendar: Calendar): Story {
  return [client.referred(calendar.eveOfBankHoliday(), ['outreach'])];
}

const THIRTY_FOUR_YEARS = 34 * 365 + 170;

function noTimeGiven(client: Client, calendar: Calendar): Story {
  // Of an age that is no edge of its own, so that the missing time is the only one.
  const person = { ...client.said.person, dateOfBirth: calendar.ago(THIRTY_FOUR_YEARS).day };
  return [client.referred(calendar.ago(6, '15:00'), ['outreach'], { person, receivedTime: null })];
}

function threeOverlappingEpisodes(client: Client, calendar: Calendar): Story {
  return [
    client.referred(calendar.ago(40, '10:10'), ['outreach']),
    client.referred(calendar.ago(16, '13:30'), ['refuge'], { source: 'police', agencyName: 'Police public protection unit' }),
    client.referred(calendar.ago(4, '16:05'), ['idva'], { source: 'marac', agencyName: 'MARAC office' }),
  ];
}

/** A child when first referred, and at an age with rights of her own when referred again. */
function fifteenThenSixteen(client: Client, random: Random, calendar: Calendar): Story {
  const first = calendar.ago(300, '11:00');
  const person = { ...client.said.person, dateOfBirth: bornAt(random, 16, calendar.ago(60).day), language: 'welsh' as const, languageNamed: null };
  const parent: RelatedPerson = { givenName: 'Gethin', familyName: 'Bowen', dateOfBirth: null, relationship: 'parent', livesWith: 'yes' };
  return [
    client.referred(first, ['children'], { person, personsCausingHarm: [parent], children: [] }),
    client.withdrawn(calendar.ago(280, '15:20'), 'person-withdrew'),
    client.referred(calendar.ago(5, '10:45'), ['idva'], { person }),
  ];
}

function anotherPersonCausingHarm(client: Client, calendar: Calendar): Story {
  const next: RelatedPerson = { givenName: 'Llŷr', familyName: 'Vaughan', dateOfBirth: null, relationship: 'partner', livesWith: 'yes' };
  return [
    client.referred(calendar.ago(420, '12:15'), ['idva']),
    client.withdrawn(calendar.ago(396, '15:10'), 'person-withdrew'),
    client.referred(calendar.ago(7, '09:20'), ['idva'], { personsCausingHarm: [next] }),
  ];
}

function twoPersonsCausingHarm(client: Client, calendar: Calendar): Story {
  const personsCausingHarm: RelatedPerson[] = [
    { givenName: 'Imran', familyName: 'Rahman', dateOfBirth: null, relationship: 'spouse', livesWith: 'yes' },
    { givenName: 'Tariq', familyName: 'Rahman', dateOfBirth: null, relationship: 'in-law', livesWith: 'yes' },
  ];
  return [client.referred(calendar.ago(9, '15:10'), ['outreach'], { personsCausingHarm, abuseTypes: ['physical', 'honour-based', 'controlling-coercive'] })];
}

type MakesClient = (changes: Partial<RecordReferral>, name: readonly [string, string]) => Client;

/** Each asks for help and names the other: two records that must never open one another's door. */
function bothPartners(client: MakesClient, calendar: Calendar): Story[] {
  const named = (givenName: string): RelatedPerson => ({ givenName, familyName: 'Carter', dateOfBirth: null, relationship: 'spouse', livesWith: 'no' });
  const [she, he] = [client({}, ['Karen', 'Carter']), client({}, ['Darren', 'Carter'])];
  const man = { ...he.said.person, gender: 'man' as const };
  return [
    [she.referred(calendar.ago(21, '10:00'), ['idva'], { personsCausingHarm: [named('Darren')] })],
    [he.referred(calendar.ago(12, '14:00'), ['outreach'], { person: man, personsCausingHarm: [named('Karen')] })],
  ];
}

function welshInEverything(client: Client, calendar: Calendar): Story {
  const person = { ...client.said.person, language: 'welsh' as const, languageNamed: null, interpreter: 'not-needed' as const, knownAs: 'Llio' };
  const harm: RelatedPerson = { givenName: 'Siôn', familyName: 'ab Ieuan', dateOfBirth: null, relationship: 'ex-spouse', livesWith: 'no' };
  const children: RelatedPerson[] = [{ givenName: 'Nêst', familyName: 'ab Owain', dateOfBirth: null, relationship: 'child', livesWith: 'yes' }];
  return [
    client.referred(calendar.ago(1, '13:25'), ['outreach'], {
      ...{ person, personsCausingHarm: [harm], children, childrenInHousehold: 'yes', safeguarding: 'to-be-decided' },
      summary: 'Wedi gadael a chael lle dros dro; hoffai siarad yn Gymraeg bob tro.',
    }),
  ];
}

/** No form says so, and nobody lets her wait: a safety contact by name, above the list. */
function judgedHighAtTriage(client: Client, calendar: Calendar): Story {
  return [
    client.referred(calendar.ago(1, '10:15'), ['idva']),
    accepted(client, calendar.ago(1, '10:40'), 'lead@harbour-light.example', 'idva@harbour-light.example', true),
  ];
}

function madeByMistake(client: Client, calendar: Calendar): Story {
  return [client.referred(calendar.ago(8, '11:30'), ['outreach']), client.withdrawn(calendar.ago(8, '11:55'), 'made-by-mistake')];
}

/** Somebody who came back: what was safe a year ago has to be asked again. */
function returned(client: Client, calendar: Calendar): Story {
  return [
    client.referred(calendar.ago(370, '09:30'), ['outreach']),
    client.withdrawn(calendar.ago(350, '15:00'), 'person-withdrew'),
    client.referred(calendar.minutesAgo(95), ['outreach'], { source: 'self', agencyName: null, referrerName: null, referrerContact: null }),
  ];
}
