import type { ContactKind, ContactMethod } from './contact-codes.js';
import { mayUse, type SafeContact } from './safe-contact.js';

/** In one word, what may be done now by one way of reaching somebody: the only vocabulary of safety that a screen knows. */
export const WAY_SAFETIES = ['safe', 'at-times', 'outside-times', 'agency-word', 'out-of-date', 'not-known', 'unsafe'] as const;
export type WaySafety = (typeof WAY_SAFETIES)[number];

/** Only her own word that holds today is "safe"; what nobody said is never more than "not known", which counts as unsafe. */
export function waySafety(method: ContactMethod, contact: SafeContact, now: Date): WaySafety {
  const ruling = mayUse(method, contact, now);
  if (ruling.ok) {
    if (ruling.value.includes('said-by-agency')) return 'agency-word';
    return ruling.value.includes('read-safe-times') ? 'at-times' : 'safe';
  }
  switch (ruling.refusal) {
    case 'marked-unsafe':
      return 'unsafe';
    case 'safety-out-of-date':
      return 'out-of-date';
    case 'outside-safe-times':
      return 'outside-times';
    case 'call-not-safe':
      return contact.methods.call === 'no' ? 'unsafe' : 'not-known';
    case 'not-said-to-be-safe':
      return 'not-known';
  }
}

/** What can be done with each kind of contact; the first is what its line is about. */
export const METHODS_OF_KIND: Readonly<Record<ContactKind, readonly ContactMethod[]>> = {
  phone: ['call', 'text', 'voicemail'],
  address: ['post'],
  email: ['email'],
  place: [],
};

export interface WayOfContact {
  method: ContactMethod;
  safety: WaySafety;
}

export function waysOfContact(kind: ContactKind, contact: SafeContact, now: Date): WayOfContact[] {
  return METHODS_OF_KIND[kind].map((method) => ({ method, safety: waySafety(method, contact, now) }));
}
