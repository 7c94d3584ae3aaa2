import { endMembership, interimHolderFor, type MembershipEnding } from './end-membership.js';

const ENDING: MembershipEnding = {
  workerId: 'amina',
  by: 'owen',
  today: '2026-11-24',
  toOn: null,
  lastDay: null,
  leavesPeopleBehind: false,
  interimHolderId: null,
  possibleHolders: ['sian'],
};

describe('a place in a service', () => {
  it.each<[string, Partial<MembershipEnding>]>([
    ['at once', {}],
    ['today', { lastDay: '2026-11-24' }],
    ['on a day to come', { lastDay: '2026-12-31' }],
    ['sooner than it was to', { toOn: '2027-03-31', lastDay: '2026-12-31' }],
    ['with somebody named for what she holds', { leavesPeopleBehind: true, interimHolderId: 'sian' }],
  ])('ends %s', (_, changes) => {
    expect(endMembership({ ...ENDING, ...changes }).ok).toBe(true);
  });

  it.each<[string, Partial<MembershipEnding>, string]>([
    ['by herself', { by: 'amina' }, 'membership-own'],
    ['twice', { toOn: '2026-11-23' }, 'membership-over'],
    ['on a day that is over', { lastDay: '2026-11-23' }, 'last-day-past'],
    ['later than it was to', { toOn: '2026-12-31', lastDay: '2027-01-01' }, 'last-day-later'],
    ['with people left to nobody', { leavesPeopleBehind: true }, 'interim-holder-needed'],
    ['with people left to somebody who cannot hold them', { leavesPeopleBehind: true, interimHolderId: 'owen' }, 'worker-not-available'],
  ])('does not end %s', (_, changes, refusal) => {
    expect(endMembership({ ...ENDING, ...changes })).toEqual({ ok: false, refusal });
  });
});

describe('the interim holder of somebody whose worker left', () => {
  const lead = { id: 'sian', roles: ['team-lead' as const] };
  const manager = { id: 'grace', roles: ['service-manager' as const] };

  it('is whoever was named, then a manager, then a lead, and never somebody who may not hold her', () => {
    expect(interimHolderFor([lead, manager], 'sian')).toBe(lead);
    expect(interimHolderFor([lead, manager], 'teresa')).toBe(manager);
    expect(interimHolderFor([lead], null)).toBe(lead);
    expect(interimHolderFor([], 'sian')).toBeNull();
  });
});
