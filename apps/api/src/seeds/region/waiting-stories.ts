import { assessed, type Assessed } from './assessment-steps.js';
import { spokenWith } from './case-steps.js';
import type { Client } from './referral-steps.js';
import type { Calendar, Story } from './story.js';
import { accepted } from './triage-steps.js';

const LEAD = 'lead@harbour-light.example';
const IDVA_3 = 'idva-3@harbour-light.example';
const KEY_3 = 'key-3@harbour-light.example';

type MakesClient = (changes: object, name: readonly [string, string]) => Client;

interface Waiting {
  name: readonly [string, string];
  by: string;
  /** When she was referred, and when somebody went through the checklist with her. */
  referred: number;
  assessed: number;
  result: Assessed;
}

/** People who wait and whose risk is known, so that the list shows its order below those of whom nobody knows. */
const PEOPLE: readonly Waiting[] = [
  {
    ...{ name: ['Eluned', 'Parry'], by: IDVA_3, referred: 6, assessed: 2 },
    result: { yes: 5, level: 'high', reason: 'Few items, and he has told her sister what he will do when she leaves.' },
  },
  {
    ...{ name: ['Comfort', 'Mensah'], by: KEY_3, referred: 12, assessed: 5 },
    result: { yes: 8, dontKnow: 2, level: 'medium', reason: 'He comes to her work; she has told the school.' },
  },
  {
    ...{ name: ['Bethan', 'Rees-Jones'], by: KEY_3, referred: 19, assessed: 9 },
    result: { yes: 3, level: 'standard', reason: 'He has left the country; she wants help with sleep and money.' },
  },
  {
    // Longer ago than any cadence: what was true then may be true no more.
    ...{ name: ['Tracey', 'Dunn'], by: KEY_3, referred: 131, assessed: 124 },
    result: { yes: 6, level: 'medium', reason: 'Calls at night, fewer since the order.' },
  },
];

export function waitingStories(client: MakesClient, calendar: Calendar): Story[] {
  return PEOPLE.map(({ name, by, referred, assessed: heard, result }) => {
    const told = client({}, name);
    return [
      told.referred(calendar.ago(referred, '10:10'), ['outreach']),
      accepted(told, calendar.ago(referred - 1, '12:20'), LEAD, by),
      spokenWith(told, calendar.ago(heard, '13:40'), by, 'Rang at the time she gave; she could talk.'),
      assessed(told, calendar.ago(heard, '14:05'), by, result),
    ];
  });
}
