import { randomInt } from 'node:crypto';

/** Crockford's base 32: no letter that is read as a digit over the phone, and no vowels that make words. */
const SIGNS = '0123456789BCDFGHJKMNPQRSTVWXYZ';
const LENGTH = 6;

/** A short number to say aloud. It carries no name, no date and no order. */
export function newReference(prefix: 'P' | 'R'): string {
  return `${prefix}-${Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('')}`;
}
