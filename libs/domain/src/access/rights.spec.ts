import { RIGHTS, RIGHTS_OF_ROLE, rightsOf, worksWithPeople } from './rights.js';
import { ROLES } from './roles.js';

describe('rights of a role', () => {
  it('never lets an administrator touch a person, a referral or an address', () => {
    expect(RIGHTS_OF_ROLE.administrator).toEqual(['worker:administer', 'account-request:answer', 'settings:administer']);
    expect(worksWithPeople(['administrator'])).toBe(false);
  });

  it('keeps accounts and settings away from everyone who works with people', () => {
    for (const role of ROLES.filter((one) => one !== 'administrator')) {
      expect(RIGHTS_OF_ROLE[role]).not.toContain('worker:administer');
      expect(worksWithPeople([role])).toBe(true);
    }
  });

  it('joins the rights of several roles without repeating any', () => {
    expect(rightsOf(['key-worker', 'team-lead'])).toEqual(rightsOf(['team-lead']));
  });

  it('gives each right to at least one role, so that none is dead', () => {
    expect(rightsOf([...ROLES])).toEqual([...RIGHTS]);
  });
});
