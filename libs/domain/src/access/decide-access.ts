/** What is known when somebody asks for what belongs to a person. */
export interface AccessQuestion {
  /** She and this person must have nothing to do with each other. */
  isBlocked: boolean;
  /** The record belongs to the organisation whose worker asks. */
  isOfOwnOrganisation: boolean;
  /** She reads widely, this person is within her reach, or she reads a record that she has opened; see mayReadRecord. */
  isWithinReach: boolean;
  /** Any of her roles works with people's records at all. */
  worksWithPeople: boolean;
  /** Her roles allow this act. */
  hasRight: boolean;
}

/** `hidden` answers as if there were nothing; `not-allowed` is said of a kind of act and never of one record. */
export type AccessAnswer = 'shown' | 'hidden' | 'not-allowed';

export const ACCESS_STEPS = ['block', 'organisation', 'reach', 'role', 'right'] as const;
export type AccessStep = (typeof ACCESS_STEPS)[number];

const REFUSES: Readonly<Record<AccessStep, (asked: AccessQuestion) => AccessAnswer | null>> = {
  block: ({ isBlocked }) => (isBlocked ? 'hidden' : null),
  organisation: ({ isOfOwnOrganisation }) => (isOfOwnOrganisation ? null : 'hidden'),
  reach: ({ isWithinReach }) => (isWithinReach ? null : 'hidden'),
  role: ({ worksWithPeople }) => (worksWithPeople ? null : 'hidden'),
  right: ({ hasRight }) => (hasRight ? null : 'not-allowed'),
};

/**
 * The order in which access is decided: the first step that refuses has the last word, so nothing that comes later, no
 * role and no emergency, opens what a block has closed. Side, sealed records and grants take their places beside the
 * reach, as openings in an emergency do.
 */
export function decideAccess(asked: AccessQuestion): AccessAnswer {
  for (const step of ACCESS_STEPS) {
    const answer = REFUSES[step](asked);
    if (answer) return answer;
  }
  return 'shown';
}
