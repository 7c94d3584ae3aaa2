import { addDays, contactStanding, dayOf, NOTHING_SAID, type ContactStanding, type SafeContact } from '@waymark/domain';
import type { NumberRow } from './today-due.repository.js';
import type { SubjectRow } from './today-rows.repository.js';

/** Whether somebody may be rung now, from what she said about each number and when. */
export function contactOf(subject: SubjectRow, numbers: readonly NumberRow[], validDays: number, now: Date): ContactStanding {
  return contactStanding(numbers.map((number) => toSafeContact(number, subject, validDays)), now);
}

function toSafeContact(number: NumberRow, subject: SubjectRow, validDays: number): SafeContact {
  const verifiedOn = dayOf(number.verified_at);
  // A returning person's earlier answers count as run out until somebody has asked her again.
  const isOfEarlierEpisode = subject.needs_contact_verifying && number.verified_at < subject.recorded_at;
  return {
    ...NOTHING_SAID,
    saidBy: number.said_by,
    owner: number.owner,
    methods: { ...NOTHING_SAID.methods, call: number.call, text: number.text },
    timesInWords: number.safe_times,
    hasCodeWord: number.has_code_word,
    verifiedOn,
    validUntil: isOfEarlierEpisode ? addDays(dayOf(subject.recorded_at), -1) : addDays(verifiedOn, validDays),
  };
}
