/** Said, denied, or nobody knows: for children's safety not knowing is a question, never a no. */
export const KNOWN_ANSWERS = ['yes', 'no', 'not-known'] as const;

export type KnownAnswer = (typeof KNOWN_ANSWERS)[number];

export interface ChildrenAtHome {
  inHousehold: KnownAnswer;
  openToChildrensServices: KnownAnswer;
}

export type SafeguardingPrompt = 'notify-childrens-services' | 'ask-whether-open' | 'ask-about-children' | 'none';

/**
 * Children who see, hear or feel the effects of abuse are victims themselves (Domestic Abuse Act 2021 s.3), so
 * children's services are told of those in the household unless they already work with the family.
 */
export function safeguardingPrompt(children: ChildrenAtHome): SafeguardingPrompt {
  if (children.inHousehold === 'no') return 'none';
  if (children.inHousehold === 'not-known') return 'ask-about-children';
  if (children.openToChildrensServices === 'yes') return 'none';
  return children.openToChildrensServices === 'no' ? 'notify-childrens-services' : 'ask-whether-open';
}
