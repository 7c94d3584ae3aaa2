/**
 * Read each as "the person causing harm is their ...". The first groups are the personal connections of the
 * Domestic Abuse Act 2021 s.2; the last is for sexual violence and stalking by others.
 */
export const CONNECTED_RELATIONSHIPS = [
  'spouse',
  'ex-spouse',
  'civil-partner',
  'ex-civil-partner',
  'engaged',
  'ex-engaged',
  'partner',
  'ex-partner',
  'co-parent',
  'parent',
  'child',
  'sibling',
  'in-law',
  'grandparent',
  'grandchild',
  'aunt-uncle',
  'niece-nephew',
  'cousin',
  'other-relative',
] as const;

export const UNCONNECTED_RELATIONSHIPS = ['friend', 'acquaintance', 'stranger', 'professional'] as const;

/** "Other" and "not known" say nothing about a connection, so they never make anybody ineligible. */
export const RELATIONSHIPS = [...CONNECTED_RELATIONSHIPS, ...UNCONNECTED_RELATIONSHIPS, 'other', 'not-known'] as const;

export type Relationship = (typeof RELATIONSHIPS)[number];

export type PersonalConnection = 'connected' | 'not-connected' | 'not-known';

/** Whether two people are personally connected in the sense of the Domestic Abuse Act 2021 s.2. */
export function personalConnection(relationship: Relationship): PersonalConnection {
  if (includes(CONNECTED_RELATIONSHIPS, relationship)) return 'connected';
  return includes(UNCONNECTED_RELATIONSHIPS, relationship) ? 'not-connected' : 'not-known';
}

function includes(list: readonly Relationship[], relationship: Relationship): boolean {
  return list.includes(relationship);
}
