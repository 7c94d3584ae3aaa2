import { randomInt } from 'node:crypto';
import { REFERENCE_LENGTH, REFERENCE_SIGNS } from '@waymark/domain';

/** A short number to say aloud. It carries no name, no date and no order. */
export function newReference(prefix: 'P' | 'R'): string {
  return `${prefix}-${Array.from({ length: REFERENCE_LENGTH }, () => REFERENCE_SIGNS[randomInt(REFERENCE_SIGNS.length)]).join('')}`;
}
