import { NO_CONSENT_ASKED, type Consents } from './consents.js';
import type { KnownRisk } from './risk-known.js';

/** What must be asked afresh when somebody comes back, however well she was known. */
export const VERIFY_AGAIN = ['risk', 'contact-safety', 'address', 'children', 'consents'] as const;

export type VerifyAgain = (typeof VERIFY_AGAIN)[number];

export interface EarlierEpisode {
  id: string;
  closedOn: string | null;
  lastRisk: KnownRisk;
}

export interface EpisodeStart {
  /** A further episode begins while another is still open, for example in another service. */
  kind: 'first' | 'returning' | 'further';
  earlierEpisodeIds: readonly string[];
  risk: KnownRisk;
  consents: Consents;
  toVerify: readonly VerifyAgain[];
  /** Shown as history: it prompts, and is never copied into the new episode as its level. */
  wasHighBefore: boolean;
}

/**
 * Every referral starts an episode of its own. Reopening an old one would hide the return, and carrying over its
 * risk or its safe numbers would act on what may no longer be true.
 */
export function startEpisode(earlier: readonly EarlierEpisode[]): EpisodeStart {
  return {
    kind: episodeKind(earlier),
    earlierEpisodeIds: earlier.map((episode) => episode.id),
    risk: 'not-assessed',
    consents: NO_CONSENT_ASKED,
    toVerify: earlier.length === 0 ? [] : VERIFY_AGAIN,
    wasHighBefore: earlier.some((episode) => episode.lastRisk === 'high'),
  };
}

export function stillToVerify(start: EpisodeStart, verified: readonly VerifyAgain[]): VerifyAgain[] {
  return start.toVerify.filter((item) => !verified.includes(item));
}

function episodeKind(earlier: readonly EarlierEpisode[]): EpisodeStart['kind'] {
  if (earlier.length === 0) return 'first';
  return earlier.some((episode) => episode.closedOn === null) ? 'further' : 'returning';
}
