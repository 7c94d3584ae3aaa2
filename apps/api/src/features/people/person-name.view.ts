import type { PersonNameView } from '@waymark/contracts';
import type { PersonEntity } from './people.entities.js';

export function toPersonNameView({ id, reference, givenName, familyName, knownAs }: PersonEntity): PersonNameView {
  return { id, reference, givenName, familyName, knownAs };
}
