import { addDays, isMaracRepeat, maracFlagUntil, settingsInForce, type CalendarDay } from '@waymark/domain';
import { assessed } from './assessment-steps.js';
import { spokenWith } from './case-steps.js';
import { planMade } from './plan-steps.js';
import type { Client } from './referral-steps.js';
import type { Calendar, Story } from './story.js';
import { accepted, allocated, supportAgreed } from './triage-steps.js';

const LEAD = 'lead@harbour-light.example';
const IDVA_2 = 'idva-2@harbour-light.example';

/** So long ago that twelve months end within the last days, with time for what followed. */
const FIRST_DAYS_AGO = 375;

type MakesClient = (changes: object, name: readonly [string, string]) => Client;

/** Heard at a conference and in danger again from the same man: on the last day that makes a repeat, and one day after it. */
export function repeatStories(client: MakesClient, calendar: Calendar): Story[] {
  const first = addDays(calendar.today, -FIRST_DAYS_AGO);
  const lastDay = maracFlagUntil(first, settingsInForce([], calendar.today)['marac.repeat']);
  const told = (name: readonly [string, string]): Client => client({ source: 'marac', agencyName: 'MARAC office' }, name);
  return [
    again(told(['Eleri', 'Maddocks']), first, lastDay, calendar),
    again(told(['Stacey', 'Holt']), first, addDays(lastDay, 1), calendar),
  ];
}

function again(client: Client, first: CalendarDay, next: CalendarDay, calendar: Calendar): Story {
  const day = (after: number, time: string) => calendar.on(addDays(next, after), time);
  const isRepeat = isRepeatOn(next, first);
  const reason = isRepeat
    ? 'He was at her work again, twelve months to the day after the conference heard of him. It counts as a repeat.'
    : 'He has begun again, a day after the twelve months. No repeat by the rule, and no less dangerous for it.';
  return [
    client.referred(calendar.on(first, '09:45'), ['idva']),
    client.withdrawn(calendar.on(addDays(first, 21), '15:10'), 'person-withdrew'),
    client.referred(day(0, '10:15'), ['idva']),
    accepted(client, day(0, '12:20'), LEAD, IDVA_2),
    allocated(client, day(1, '13:30'), LEAD, IDVA_2),
    assessed(client, day(1, '13:50'), IDVA_2, { yes: 11, dontKnow: 2, level: 'high', reason, isRepeat }),
    spokenWith(client, day(1, '14:20'), IDVA_2, 'Met at the library; she had half an hour.'),
    supportAgreed(client, day(2, '16:10'), IDVA_2),
    planMade(client, day(3, '16:40'), IDVA_2, {
      emergency: '999 from the shop’s phone; her manager knows the word.',
      'work-education': 'In by the yard, never alone to the car. No calls are put through to her.',
    }),
  ];
}

function isRepeatOn(happenedOn: CalendarDay, referredOn: CalendarDay): boolean {
  const pair = { personId: 'she', harmerId: 'he' };
  const referral = { referredOn, personId: pair.personId, harmerIds: [pair.harmerId] };
  return isMaracRepeat({ ...pair, happenedOn, kind: 'unwanted-contact' }, [referral], settingsInForce([], happenedOn)['marac.repeat']);
}
