/** Crockford's base 32: no letter that is read as a digit over the phone, and no vowels that make words. */
export const REFERENCE_SIGNS = '0123456789BCDFGHJKMNPQRSTVWXYZ';
export const REFERENCE_LENGTH = 6;

const REFERENCE = new RegExp(`^([PR])[-\\s]?([${REFERENCE_SIGNS}]{${REFERENCE_LENGTH}})$`);

/** The reference of a person or a referral in what somebody typed, as it is written on the record; null where it is none. */
export function referenceIn(text: string): string | null {
  const [, prefix, signs] = REFERENCE.exec(text.trim().toUpperCase()) ?? [];
  return prefix && signs ? `${prefix}-${signs}` : null;
}
