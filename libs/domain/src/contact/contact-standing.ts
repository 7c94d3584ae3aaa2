import type { ContactMethod } from './contact-codes.js';
import type { SafeContact } from './safe-contact.js';
import { waySafety } from './way-safety.js';

/** In one word, for a line in a list: whether somebody may be reached at this moment. */
export const CONTACT_STANDINGS = ['safe-now', 'limited', 'ask-first', 'do-not-contact', 'no-way-known'] as const;
export type ContactStanding = (typeof CONTACT_STANDINGS)[number];

const QUICK_METHODS: readonly ContactMethod[] = ['call', 'text'];

/**
 * The best that any number allows now. What was never said, said too long ago, or said by an agency
 * in her place, is "ask first" and never safe; only
 * where every way was refused by her own words is it "do not contact".
 */
export function contactStanding(contacts: readonly SafeContact[], now: Date): ContactStanding {
  if (contacts.length === 0) return 'no-way-known';
  const ways = contacts.flatMap((contact) => QUICK_METHODS.map((method) => waySafety(method, contact, now)));
  if (ways.includes('safe')) return 'safe-now';
  if (ways.includes('at-times') || ways.includes('outside-times')) return 'limited';
  return ways.every((way) => way === 'unsafe') ? 'do-not-contact' : 'ask-first';
}

/** From the one that asks most care. Of several answers about one person the most careful counts. */
const BY_CARE: readonly ContactStanding[] = ['do-not-contact', 'no-way-known', 'ask-first', 'limited', 'safe-now'];

export function mostCareful(standings: readonly ContactStanding[]): ContactStanding {
  return BY_CARE.find((standing) => standings.includes(standing)) ?? 'ask-first';
}
