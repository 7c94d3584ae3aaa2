import { RIGHTS, RIGHTS_OF_ROLE, rightsOf, worksWithPeople } from './rights.js';
import { areKeptApart, isHeldAlone, ROLES } from './roles.js';

describe('rights of a role', () => {
  it('never lets an administrator touch a person, a referral or an address', () => {
    expect(RIGHTS_OF_ROLE.administrator).toEqual(['worker:administer', 'account-request:answer', 'settings:administer']);
    expect(worksWithPeople(['administrator'])).toBe(false);
  });

  it('keeps accounts and settings away from everyone who works with people', () => {
    for (const role of ROLES.filter((one) => !isHeldAlone(one))) {
      expect(RIGHTS_OF_ROLE[role]).not.toContain('worker:administer');
      expect(RIGHTS_OF_ROLE[role]).not.toContain('audit:read');
      expect(worksWithPeople([role])).toBe(true);
    }
  });

  it('let a data-protection lead look over who read what, and read nobody herself', () => {
    expect(RIGHTS_OF_ROLE['data-protection-lead']).toEqual(['access-review:work', 'audit:read']);
    expect(worksWithPeople(['data-protection-lead'])).toBe(false);
  });

  it('never meet in one worker where one of them is held alone', () => {
    const apart = ROLES.flatMap((one) => ROLES.filter((other) => areKeptApart(one, other)).map((other) => [one, other]));
    expect(apart.every((pair) => pair.some((role) => role === 'administrator' || role === 'data-protection-lead'))).toBe(true);
    expect(areKeptApart('administrator', 'data-protection-lead')).toBe(true);
    expect(areKeptApart('idva', 'team-lead')).toBe(false);
    expect(areKeptApart('administrator', 'administrator')).toBe(false);
  });

  it('joins the rights of several roles without repeating any', () => {
    expect(rightsOf(['duty-worker', 'team-lead'])).toEqual(rightsOf(['team-lead']));
  });

  it('gives each right to at least one role, so that none is dead', () => {
    expect(rightsOf([...ROLES])).toEqual([...RIGHTS]);
  });
});
