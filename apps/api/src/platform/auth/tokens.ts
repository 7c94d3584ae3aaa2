import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, safe in a cookie and behind `#` in a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token. The token has full entropy, so a plain digest cannot be guessed back. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
