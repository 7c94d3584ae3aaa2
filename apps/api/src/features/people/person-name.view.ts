import type { PersonNameView } from '@waymark/contracts';
import type { PersonEntity } from './people.entities.js';

export function toPersonNameView({ id, reference, givenName, familyName, knownAs }: PersonEntity): PersonNameView {
  return { id, reference, givenName, familyName, knownAs };
}

/** A name in SQL as lists show it: in full, with what she is called beside it, since a first name alone is many people's. */
export const NAME_IN_FULL = `
  coalesce(nullif(concat_ws(' ', p.given_name, p.family_name), '') || coalesce(' (' || nullif(p.known_as, p.given_name) || ')', ''), p.known_as)`;
