import { addDays, contactStanding, dayOf, NOTHING_SAID, waysOfContact, type ContactKind, type ContactOwner, type ContactStanding, type SafeContact, type SafetyAnswer, type SaidBy, type WayOfContact } from '@waymark/domain';

/** What was said about a number or address, without what it is. What a line cannot be used for is left out. */
export interface SaidOfNumber {
  owner: ContactOwner;
  call: SafetyAnswer;
  text: SafetyAnswer;
  voicemail?: SafetyAnswer;
  post?: SafetyAnswer;
  safe_times: string | null;
  has_code_word: boolean;
  said_by: SaidBy;
  verified_at: Date;
}

/** The episode in which she would be rung. */
export interface EpisodeOfNumber {
  needs_contact_verifying: boolean;
  recorded_at: Date;
}

/** Whether somebody may be rung now, from what she said about each number and when. */
export function standingOf(episode: EpisodeOfNumber, numbers: readonly SaidOfNumber[], validDays: number, now: Date): ContactStanding {
  return contactStanding(numbers.map((number) => toSafeContact(number, episode, validDays)), now);
}

/** What may be done with it now, as the line above a list would have it. */
export function waysOf(kind: ContactKind, said: SaidOfNumber, episode: EpisodeOfNumber, validDays: number, now: Date): WayOfContact[] {
  return waysOfContact(kind, toSafeContact(said, episode, validDays), now);
}

export function toSafeContact(number: SaidOfNumber, episode: EpisodeOfNumber, validDays: number): SafeContact {
  const verifiedOn = dayOf(number.verified_at);
  // A returning person's earlier answers count as run out until somebody has asked her again.
  const isOfEarlierEpisode = episode.needs_contact_verifying && number.verified_at < episode.recorded_at;
  return {
    ...NOTHING_SAID,
    saidBy: number.said_by,
    owner: number.owner,
    methods: { call: number.call, text: number.text, voicemail: number.voicemail ?? 'unknown', post: number.post ?? 'unknown', email: 'unknown' },
    timesInWords: number.safe_times,
    hasCodeWord: number.has_code_word,
    verifiedOn,
    validUntil: isOfEarlierEpisode ? addDays(dayOf(episode.recorded_at), -1) : addDays(verifiedOn, validDays),
  };
}
