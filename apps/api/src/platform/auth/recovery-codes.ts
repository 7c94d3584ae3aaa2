import { randomBytes } from 'node:crypto';
import { toBase32 } from './totp.js';

/** What a user of any large service knows: ten, on a sheet that is kept apart from the telephone. */
export const RECOVERY_CODES = 10;
/** 120 bits, above the 112 from which OWASP ASVS 5.0 asks for no slow hash. */
const CODE_BYTES = 15;

/** Ten codes in groups of four, made for eyes and paper. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => inGroups(toBase32(randomBytes(CODE_BYTES))));
}

export function inGroups(text: string): string {
  return text.match(/.{1,4}/g)?.join('-') ?? text;
}

/** The same code however it was typed. */
export function plainCode(typed: string): string {
  return typed.replaceAll(/[\s-]/g, '').toUpperCase();
}
