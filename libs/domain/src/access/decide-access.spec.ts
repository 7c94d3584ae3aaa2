import { decideAccess, type AccessQuestion } from './decide-access.js';

const FLAGS = [true, false];
const asked = (changes: Partial<AccessQuestion> = {}): AccessQuestion => ({
  isBlocked: false,
  isOfOwnOrganisation: true,
  isWithinReach: true,
  worksWithPeople: true,
  hasRight: true,
  ...changes,
});

describe('who may see what belongs to a person', () => {
  it('is shown to a worker of the organisation whose role allows it and who is not blocked', () => {
    expect(decideAccess(asked())).toBe('shown');
  });

  it('hides a person from whoever is blocked from her, whatever else is true', () => {
    for (const isOfOwnOrganisation of FLAGS) {
      for (const isWithinReach of FLAGS) {
        for (const worksWithPeople of FLAGS) {
          for (const hasRight of FLAGS) {
            expect(decideAccess({ isBlocked: true, isOfOwnOrganisation, isWithinReach, worksWithPeople, hasRight })).toBe('hidden');
          }
        }
      }
    }
  });

  it('hides whoever is a colleague’s, whatever the role allows', () => {
    for (const hasRight of FLAGS) expect(decideAccess(asked({ isWithinReach: false, hasRight }))).toBe('hidden');
  });

  it('hides another organisation’s records before any role is asked', () => {
    expect(decideAccess(asked({ isOfOwnOrganisation: false, hasRight: false }))).toBe('hidden');
  });

  it('hides every record from roles that do not work with people', () => {
    expect(decideAccess(asked({ worksWithPeople: false, hasRight: true }))).toBe('hidden');
  });

  it('says of an act, and never of one record, that a role does not allow it', () => {
    expect(decideAccess(asked({ hasRight: false }))).toBe('not-allowed');
  });
});
