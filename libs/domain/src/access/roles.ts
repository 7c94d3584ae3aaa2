/** The roles a membership can carry. A worker may hold several memberships; each right is asked of all of them. */
export const ROLES = [
  'duty-worker',
  'key-worker',
  'idva',
  'team-lead',
  'service-manager',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];
