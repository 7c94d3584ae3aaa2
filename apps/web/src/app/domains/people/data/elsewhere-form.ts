import { validate, type SchemaPathTree } from '@angular/forms/signals';
import { PHONE_MAX, SEARCH_TEXT_MAX, type FindElsewhere } from '@waymark/contracts';
import { atMost } from '../../../platform/forms/at-most';
import { aPastDay } from '../../../platform/forms/days-and-times';
import { readDay } from '../../../platform/texts/read-day';

export interface ElsewhereDraft {
  reference: string;
  name: string;
  dateOfBirth: string;
  phone: string;
}

export const NOTHING_ASKED: ElsewhereDraft = { reference: '', name: '', dateOfBirth: '', phone: '' };

/** A reference, or a full name with a date of birth or a number: nobody is found by a part. */
export function elsewhereForm(today: () => string) {
  return (path: SchemaPathTree<ElsewhereDraft>): void => {
    validate(path.name, ({ value, valueOf }) => {
      if (valueOf(path.reference).trim()) return undefined;
      if (!value().trim()) return { kind: 'required' };
      return /\S[\s,]+\S/.test(value().trim()) ? undefined : { kind: 'name-in-full' };
    });
    validate(path.dateOfBirth, ({ value, valueOf }) => {
      const isEnough = valueOf(path.reference).trim() || !valueOf(path.name).trim() || value().trim() || valueOf(path.phone).trim();
      return isEnough ? undefined : { kind: 'birthday-or-number' };
    });
    aPastDay(path.dateOfBirth, today);
    atMost(path.reference, SEARCH_TEXT_MAX);
    atMost(path.name, SEARCH_TEXT_MAX);
    atMost(path.phone, PHONE_MAX);
  };
}

/** Where the reference is given nothing else is asked by, so that a slip in a name does not stand in its way. */
export function askedElsewhere({ reference, name, dateOfBirth, phone }: ElsewhereDraft, today: string): FindElsewhere {
  if (reference.trim()) return { reference: reference.trim(), name: null, dateOfBirth: null, phone: null };
  return { reference: null, name: name.trim(), dateOfBirth: readDay(dateOfBirth, today), phone: phone.trim() || null };
}
