import { plausibleReferral, type Random } from '@waymark/testing';
import { Client } from './referral-steps.js';
import { accepted } from './triage-steps.js';
import type { Calendar, Story } from './story.js';

/** Days until triage has decided, in a week like any other. */
const TRIAGE_DAYS = 2;

export interface Neighbourhood {
  people: number;
  /** The duty workers who take the calls. */
  duty: readonly string[];
  services: readonly string[];
  /** Who decides, and who then holds the risk of whoever waits. */
  lead: string;
}

const TIMES = ['09:15', '10:05', '10:50', '11:40', '13:20', '14:15', '15:30', '16:25'] as const;
/** Most are new, as in any service; a few have waited long. */
const DAYS_AGO = { '0': 1, '1': 3, '3': 4, '6': 4, '10': 4, '15': 3, '24': 3, '38': 2, '60': 1 } as const;

/** People of everyday work, drawn from published shares. */
export function plausibleStories(random: Random, calendar: Calendar, { people, duty, services, lead }: Neighbourhood): Story[] {
  return Array.from({ length: people }, () => {
    const days = Number(random.weighted(DAYS_AGO));
    const when = calendar.ago(days, random.pick(TIMES));
    const said = plausibleReferral(random, when);
    const asksForAny = random.chance(0.2);
    const client = new Client(said, random.pick(duty));
    const referred = client.referred(when, asksForAny ? [] : [random.pick(services)]);
    // What came in the last days is still to be decided; the rest waits.
    if (days <= TRIAGE_DAYS) return [referred];
    return [referred, accepted(client, calendar.ago(days - TRIAGE_DAYS, '16:40'), lead, lead)];
  });
}
