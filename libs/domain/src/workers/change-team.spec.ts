import { changeTeam, type ChangingTeam } from './change-team.js';

const CHANGE: ChangingTeam = {
  ...{ workerId: 'amina', by: 'owen', today: '2026-11-24', fromOn: '2026-12-01' },
  ...{ serviceId: 'outreach', now: 'north', toOn: null, teamId: 'south' },
};

describe('another team', () => {
  it('is joined from today on, or left for none', () => {
    expect(changeTeam({ ...CHANGE, fromOn: '2026-11-24' }).ok).toBe(true);
    expect(changeTeam({ ...CHANGE, teamId: null }).ok).toBe(true);
  });

  it.each<[string, Partial<ChangingTeam>, string]>([
    ['of herself by anybody', { by: 'amina' }, 'membership-own'],
    ['from a day that is over', { fromOn: '2026-11-23' }, 'first-day-past'],
    ['after the role has ended', { toOn: '2026-11-30' }, 'membership-over'],
    ['of every service at once', { serviceId: null }, 'team-not-available'],
    ['that is the same', { teamId: 'north' }, 'team-unchanged'],
  ])('is not joined %s', (_, changes, refusal) => {
    expect(changeTeam({ ...CHANGE, ...changes })).toEqual({ ok: false, refusal });
  });
});
