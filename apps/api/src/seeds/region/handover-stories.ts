import { assessed, type Assessed } from './assessment-steps.js';
import { died, nextStep, spokenWith } from './case-steps.js';
import { handoverDeclined, handoverOffered } from './handover-steps.js';
import type { Client } from './referral-steps.js';
import type { Calendar, Story } from './story.js';
import { accepted, allocated, supportAgreed } from './triage-steps.js';

const LEAD = 'lead@harbour-light.example';
const IDVA = 'idva@harbour-light.example';
const IDVA_2 = 'idva-2@harbour-light.example';
const KEY = 'key@harbour-light.example';
const KEY_4 = 'key-4@harbour-light.example';

type MakesClient = (changes: object, name: readonly [string, string]) => Client;

/** Cases that change hands or end: where a person is most easily between two workers. */
export function handoverStories(client: MakesClient, calendar: Calendar): Story[] {
  const told = (name: readonly [string, string]): Client => client({}, name);
  return [
    offeredToKeyWorker(told(['Marian', 'Tudor']), calendar),
    declined(told(['Bronwen', 'Hopkins']), calendar),
    neverAnswered(told(['Shazia', 'Malik']), calendar),
    workerRelated(told(['Heulwen', 'Gittins']), calendar),
    death(told(['Dilys', 'Probert']), calendar),
  ];
}

function offeredToKeyWorker(client: Client, calendar: Calendar): Story {
  return [
    ...inSupport(client, IDVA, { yes: 9, level: 'medium', reason: 'He has moved away and she has an order; the fear is less than in spring.' }, calendar, 44),
    handoverOffered(client, calendar.minutesAgo(70), IDVA, {
      to: KEY,
      reason: 'The danger has gone down and she asks for help with the tenancy and the school.',
      tells: { 'live-dangers': 'Family court hearing next week; he will be there.', 'next-contact': 'Promised a call before the hearing.' },
    }),
  ];
}

function declined(client: Client, calendar: Calendar): Story {
  return [
    ...inSupport(client, KEY, { yes: 11, level: 'medium', reason: 'He watches the house, and she has told nobody at work.' }, calendar, 30),
    handoverOffered(client, calendar.ago(3, '10:30'), KEY, { to: IDVA_2, reason: 'The stalking has begun again; she needs an IDVA.' }),
    handoverDeclined(client, calendar.ago(1, '15:20'), IDVA_2, { reason: 'no-capacity', words: 'Full until the end of the month; ask Mared.' }),
  ];
}

/** The offer has run out and nobody has said a word: the running product gives it back to its giver. */
function neverAnswered(client: Client, calendar: Calendar): Story {
  return [
    ...inSupport(client, KEY, { yes: 7, level: 'medium', reason: 'Calls from new numbers; she is worried about the handover of the children.' }, calendar, 36),
    handoverOffered(client, calendar.ago(8, '15:40'), KEY, { to: { team: 'Community outreach' }, reason: 'I am away from next week.' }),
  ];
}

/** A worker to whom she is related must not hold her case, and says so without saying more. */
function workerRelated(client: Client, calendar: Calendar): Story {
  return [
    ...inSupport(client, IDVA_2, { yes: 10, level: 'medium', reason: 'Two incidents this month, both reported.' }, calendar, 28),
    handoverOffered(client, calendar.ago(5, '11:00'), IDVA_2, {
      to: KEY_4,
      reason: 'She has moved to the area that Lowri covers.',
      tells: { 'who-must-not-know': 'Lowri’s sister-in-law lives next door to his mother. Nobody of that family must know where she is.' },
    }),
    handoverDeclined(client, calendar.ago(4, '13:10'), KEY_4, { reason: 'conflict-of-interest', words: 'I am related to somebody involved.' }),
  ];
}

/** Her record is frozen, and nobody is reminded to ring her. */
function death(client: Client, calendar: Calendar): Story {
  return [
    ...inSupport(client, IDVA_2, { yes: 12, level: 'high', reason: 'He has found her at her sister’s; she is frightened for the first time.' }, calendar, 60),
    died(client, calendar.ago(12, '15:30'), LEAD, 'Died in hospital after an illness; her sister rang to tell us.'),
  ];
}

/** From the call to support with a next step, as it should go. */
function inSupport(client: Client, by: string, result: Assessed, calendar: Calendar, daysAgo: number): Story {
  const service = by === IDVA || by === IDVA_2 ? 'idva' : 'outreach';
  return [
    client.referred(calendar.ago(daysAgo, '11:20'), [service]),
    accepted(client, calendar.ago(daysAgo - 1, '12:10'), LEAD, by),
    allocated(client, calendar.ago(daysAgo - 2, '13:20'), LEAD, by),
    assessed(client, calendar.ago(daysAgo - 4, '13:50'), by, result),
    spokenWith(client, calendar.ago(daysAgo - 5, '14:20'), by, 'Met at the library; she can talk there.'),
    supportAgreed(client, calendar.ago(daysAgo - 7, '16:10'), by),
    nextStep(client, calendar.ago(daysAgo - 8, '16:30'), by, 'Go through the safety plan with her', daysAgo - 8 + 2),
  ];
}
