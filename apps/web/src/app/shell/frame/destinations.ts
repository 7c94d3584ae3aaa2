import type { Right } from '@waymark/domain';
import type { IconName } from '@waymark/ui';

export interface Destination {
  path: string;
  text: string;
  icon: IconName;
  right: Right;
  /** The second key of the sequence that begins with `g`. */
  key: string;
}

/** The pages of the rail, each with the right it takes. What somebody may not open is not shown to her. */
export const DESTINATIONS: readonly Destination[] = [
  { path: '/referrals', text: 'frame.referrals', icon: 'inbox', right: 'referral:read', key: 'r' },
  { path: '/people', text: 'frame.people', icon: 'people', right: 'person:match', key: 'p' },
  { path: '/accounts', text: 'frame.accounts', icon: 'key', right: 'worker:administer', key: 'a' },
];

export function destinationsFor(rights: readonly Right[]): Destination[] {
  return DESTINATIONS.filter((destination) => rights.includes(destination.right));
}

/** The first page that a worker may open. */
export function homeFor(rights: readonly Right[]): string {
  return destinationsFor(rights)[0]?.path ?? '/not-found';
}
