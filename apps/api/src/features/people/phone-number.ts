import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';

/** The number in E.164, or null when it is none. National numbers are read as of the United Kingdom. */
export function phoneNumber(text: string): string | null {
  const parsed = parsePhoneNumberFromString(text, 'GB', metadata);
  return parsed?.isPossible() ? parsed.number : null;
}
