import { createHash, randomBytes } from 'node:crypto';
import { plainCode } from './recovery-codes.js';

/** 256 random bits, safe in a cookie and behind `#` in a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token. The token has full entropy, so a plain digest cannot be guessed back. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Of a link that took two people: of what the one was shown and the other told. As in waymark_confirm_account_request. */
export function hashOfLink(token: string, code: string | null): Buffer {
  if (code === null) return tokenHash(token);
  return createHash('sha256').update(tokenHash(token)).update(tokenHash(plainCode(code))).digest();
}
