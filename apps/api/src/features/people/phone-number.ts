import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** The number in E.164, or null when it is none. National numbers are read as of the United Kingdom. */
export function phoneNumber(text: string): string | null {
  const parsed = parsePhoneNumberFromString(text, 'GB');
  return parsed?.isPossible() ? parsed.number : null;
}
