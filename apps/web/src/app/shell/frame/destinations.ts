import type { Right } from '@waymark/domain';
import type { IconName } from '@waymark/ui';

export interface Destination {
  path: string;
  text: string;
  icon: IconName;
  right: Right;
  /** The second key of the sequence that begins with `g`. */
  key: string;
  /** Whether it stands in the bar at the foot of a phone, which has room for four; the others are in the menu. Where somebody has no more than four, all do. */
  isInBar: boolean;
}

/** The pages of the rail, each with the right it takes. What somebody may not open is not shown to her. */
export const DESTINATIONS: readonly Destination[] = [
  { path: '/today', text: 'frame.today', icon: 'today', right: 'today:read', key: 't', isInBar: true },
  { path: '/referrals', text: 'frame.referrals', icon: 'inbox', right: 'referral:read', key: 'r', isInBar: true },
  { path: '/waiting', text: 'frame.waiting', icon: 'waiting', right: 'waiting-list:read', key: 'w', isInBar: true },
  { path: '/imports', text: 'frame.imports', icon: 'upload', right: 'import:run', key: 'i', isInBar: false },
  { path: '/people', text: 'frame.people', icon: 'people', right: 'person:match', key: 'p', isInBar: true },
  { path: '/accounts', text: 'frame.accounts', icon: 'key', right: 'worker:administer', key: 'a', isInBar: true },
  { path: '/reads', text: 'frame.reads', icon: 'show', right: 'access-review:work', key: 'l', isInBar: false },
  { path: '/audit', text: 'frame.audit', icon: 'search', right: 'audit:read', key: 'v', isInBar: true },
  { path: '/account-requests', text: 'frame.account-requests', icon: 'check', right: 'account-request:answer', key: 'q', isInBar: false },
  { path: '/settings', text: 'frame.settings', icon: 'chart', right: 'settings:administer', key: 's', isInBar: true },
];

const BAR_HOLDS = 4;

export function destinationsFor(rights: readonly Right[]): Destination[] {
  const open = DESTINATIONS.filter((destination) => rights.includes(destination.right));
  return open.length > BAR_HOLDS ? open : open.map((destination) => ({ ...destination, isInBar: true }));
}

/** Whoever allocates begins with who waits, whoever takes calls with what is to be decided, and everybody else with her own day. */
const FIRST_PAGES: readonly { right: Right; path: string }[] = [
  { right: 'waiting-list:allocate', path: '/waiting' },
  { right: 'import:run', path: '/referrals?state=recorded' },
  { right: 'today:read', path: '/today' },
];

/** The page on which a worker's day begins. */
export function homeFor(rights: readonly Right[]): string {
  const open = destinationsFor(rights).map(({ path }) => path);
  const own = FIRST_PAGES.find(({ right, path }) => rights.includes(right) && open.includes(path.replace(/\?.*/, '')));
  return own?.path ?? open[0] ?? '/not-found';
}
