import { assessed, type Assessed } from './assessment-steps.js';
import { nextStep, spokenWith } from './case-steps.js';
import { hasLeft, livesOnHerOwn, notSafeToPlan, preparesToLeave, wantsNoPlan, type Planning } from './plan-stories.js';
import type { Client } from './referral-steps.js';
import { accepted, allocated, supportAgreed } from './triage-steps.js';
import type { Calendar, Story } from './story.js';

const LEAD = 'lead@harbour-light.example';
const IDVA = 'idva@harbour-light.example';
const KEY = 'key@harbour-light.example';

type MakesClient = (changes: object, name: readonly [string, string]) => Client;

interface NextStep {
  words: string;
  /** From today; below nought it is late. */
  inDays: number;
}

interface Course {
  result: Assessed;
  step: NextStep;
}

const STEPS: readonly [NextStep, ...NextStep[]] = [
  { words: 'Ring after the MARAC to tell her what was agreed', inDays: 1 },
  { words: 'Ask whether the locks have been changed', inDays: 0 },
  { words: 'Meet at the surgery; she cannot speak at home', inDays: -1 },
  { words: 'Help with the form for the housing list', inDays: 3 },
  { words: 'Send the leaflet about contact centres in Welsh', inDays: 6 },
];

/** The edges of the threshold, where arithmetic and judgement part. */
export function assessedStories(client: MakesClient, calendar: Calendar): Story[] {
  const edges: [readonly [string, string], string, Assessed, Planning][] = [
    [['Rebecca', 'Palmer'], IDVA, { yes: 14, level: 'high', reason: 'At the threshold, and the pattern is getting worse.' }, preparesToLeave],
    [['Fatima', 'Begum'], IDVA, { yes: 13, dontKnow: 3, level: 'high', reason: 'Three answers not known; what she told me of last week is enough for me.' }, hasLeft],
    [['Non', 'Cadwaladr'], KEY, { yes: 0, level: 'high', reason: 'She could not speak freely: he was in the next room. I heard enough to fear for her.' }, notSafeToPlan],
    [['Priya', 'Patel'], KEY, { yes: 6, level: 'medium', reason: 'Fewer items, but he has found her new address before.' }, livesOnHerOwn],
    [['Megan', 'Brown'], KEY, { yes: 3, level: 'standard', reason: 'Separated for two years; wants advice about contact for the children.' }, wantsNoPlan],
  ];
  return edges.map(([name, by, result, planning], i) => {
    const told = client({}, name);
    return [...supported(told, by, { result, step: STEPS[i] ?? STEPS[0] }, calendar, 34 - i * 5), ...planning(told, by, calendar)];
  });
}

/** From the call to a case in eight days, as it should go. The hours rise, so that days that fall together keep their order. */
function supported(client: Client, by: string, { result, step }: Course, calendar: Calendar, daysAgo: number): Story {
  const service = by === IDVA ? 'idva' : 'outreach';
  return [
    client.referred(calendar.ago(daysAgo, '10:20'), [service]),
    accepted(client, calendar.ago(daysAgo - 1, '12:30'), LEAD, by),
    allocated(client, calendar.ago(daysAgo - 3, '13:30'), LEAD, by),
    assessed(client, calendar.ago(daysAgo - 4, '13:45'), by, result),
    // Logged after it: what was found in the meeting is answered by the meeting.
    spokenWith(client, calendar.ago(daysAgo - 4, '14:00'), by, 'Met at the surgery; she had an hour.'),
    supportAgreed(client, calendar.ago(daysAgo - 7, '16:00'), by),
    nextStep(client, calendar.ago(daysAgo - 8, '16:20'), by, step.words, daysAgo - 8 + step.inDays),
  ];
}
