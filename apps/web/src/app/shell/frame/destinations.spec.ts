import { RIGHTS_OF_ROLE, ROLES } from '@waymark/domain';
import { DESTINATIONS, destinationsFor, homeFor } from './destinations';

describe('where a worker can go', () => {
  it.each(ROLES)('fits the bar at the foot of a phone for a %s', (role) => {
    expect(destinationsFor(RIGHTS_OF_ROLE[role]).filter(({ isInBar }) => isInBar).length).toBeLessThanOrEqual(4);
  });

  it.each(ROLES)('begins on a page that is open to a %s', (role) => {
    const open = destinationsFor(RIGHTS_OF_ROLE[role]).map(({ path }) => path);
    expect(open).toContain(homeFor(RIGHTS_OF_ROLE[role]).replace(/\?.*/, ''));
  });

  it('begins with what is to be decided for a duty worker, and with her own day for a key worker', () => {
    expect(homeFor(RIGHTS_OF_ROLE['duty-worker'])).toBe('/referrals?state=recorded');
    expect(homeFor(RIGHTS_OF_ROLE['key-worker'])).toBe('/today');
  });

  it('has a key of its own for each page', () => {
    expect(new Set(DESTINATIONS.map(({ key }) => key)).size).toBe(DESTINATIONS.length);
  });
});
