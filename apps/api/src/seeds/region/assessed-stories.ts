import { assessed, type Assessed } from './assessment-steps.js';
import type { Client } from './referral-steps.js';
import { accepted, allocated, supportAgreed } from './triage-steps.js';
import type { Calendar, Story } from './story.js';

const LEAD = 'lead@harbour-light.example';
const IDVA = 'idva@harbour-light.example';
const KEY = 'key@harbour-light.example';

type MakesClient = (changes: object, name: readonly [string, string]) => Client;

/** The edges of the threshold, where arithmetic and judgement part. */
export function assessedStories(client: MakesClient, calendar: Calendar): Story[] {
  const edges: [readonly [string, string], string, Assessed][] = [
    [['Rebecca', 'Palmer'], IDVA, { yes: 14, level: 'high', reason: 'At the threshold, and the pattern is getting worse.' }],
    [['Fatima', 'Begum'], IDVA, { yes: 13, dontKnow: 3, level: 'high', reason: 'Three answers not known; what she told me of last week is enough for me.' }],
    [['Non', 'Cadwaladr'], KEY, { yes: 0, level: 'high', reason: 'She could not speak freely: he was in the next room. I heard enough to fear for her.' }],
    [['Priya', 'Patel'], KEY, { yes: 6, level: 'medium', reason: 'Fewer items, but he has found her new address before.' }],
    [['Megan', 'Brown'], KEY, { yes: 3, level: 'standard', reason: 'Separated for two years; wants advice about contact for the children.' }],
  ];
  return edges.map(([name, by, result], i) => supported(client({}, name), by, result, calendar, 34 - i * 5));
}

/** From the call to a case in eight days, as it should go. The hours rise, so that days that fall together keep their order. */
function supported(client: Client, by: string, result: Assessed, calendar: Calendar, daysAgo: number): Story {
  const service = by === IDVA ? 'idva' : 'outreach';
  return [
    client.referred(calendar.ago(daysAgo, '10:20'), [service]),
    accepted(client, calendar.ago(daysAgo - 1, '12:30'), LEAD, by),
    allocated(client, calendar.ago(daysAgo - 3, '13:30'), LEAD, by),
    assessed(client, calendar.ago(daysAgo - 4, '14:00'), by, result),
    supportAgreed(client, calendar.ago(daysAgo - 7, '16:00'), by),
  ];
}
