import type { ContactLogSubject } from '../../shared/data/contact-log';

/** A person as a dialog names her: by name and reference, so that nothing is written into another's record. */
export function whoIs({ person }: Pick<ContactLogSubject, 'person'>): string {
  return [person.givenName, person.familyName, `(${person.reference})`].filter(Boolean).join(' ');
}
