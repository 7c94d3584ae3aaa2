/** The roles a membership can carry. A worker may hold several memberships; each right is asked of all of them. */
export const ROLES = [
  'duty-worker',
  'key-worker',
  'idva',
  'team-lead',
  'service-manager',
  'administrator',
  'data-protection-lead',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * Roles that nobody holds beside another. Who keeps accounts must not be let in by herself, and who looks over whether
 * records were opened with reason must have opened none. The database holds the same list in `memberships_kept_apart`.
 */
export const ROLES_HELD_ALONE = ['administrator', 'data-protection-lead'] as const satisfies readonly Role[];

/** Two roles that one worker never holds at the same time, whoever agrees. */
export function areKeptApart(one: Role, other: Role): boolean {
  return one !== other && [one, other].some(isHeldAlone);
}

export function isHeldAlone(role: Role): boolean {
  return (ROLES_HELD_ALONE as readonly Role[]).includes(role);
}
