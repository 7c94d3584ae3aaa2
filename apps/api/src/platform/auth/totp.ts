import { createHmac, timingSafeEqual } from 'node:crypto';

/** RFC 6238 with what every authenticator takes: SHA-1, 30 seconds, six digits. */
const STEP_SECONDS = 30;
const DIGITS = 6;
/** RFC 6238, 5.2: at most one step for clocks that differ and codes that change while they are typed. */
const TOLERANCE = 1;
/** RFC 4226, R6: a shared secret of 160 bits is recommended. */
export const SECRET_BYTES = 20;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function stepAt(instant: Date): number {
  return Math.floor(instant.getTime() / 1_000 / STEP_SECONDS);
}

export function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  // RFC 4226, 5.3: four bytes from where the last half-byte points, without the sign.
  const number = digest.readUInt32BE(digest.readUInt8(digest.length - 1) & 0xf) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/**
 * The step to which a code belongs, now or one either side; null when it is none of theirs or not later than the last one
 * that was accepted, so that nobody uses a code that was read over a shoulder.
 */
export function stepOfCode(secret: Buffer, code: string, now: Date, lastStep: number | null): number | null {
  const given = Buffer.from(code.padEnd(DIGITS).slice(0, DIGITS + 1));
  let found: number | null = null;
  for (let step = stepAt(now) - TOLERANCE; step <= stepAt(now) + TOLERANCE; step += 1) {
    const right = Buffer.from(codeOf(secret, step));
    const isRight = given.length === right.length && timingSafeEqual(given, right);
    if (isRight && step > (lastStep ?? -1)) found = step;
  }
  return found;
}

/** RFC 4648 without padding, as authenticators take a secret. */
export function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => BASE32.charAt(parseInt(group.padEnd(5, '0'), 2))).join('');
}

/** The address that authenticators read from a picture or a link. */
export function otpauthAddress(secret: Buffer, account: string): string {
  const label = encodeURIComponent(`Waymark:${account}`);
  return `otpauth://totp/${label}?secret=${toBase32(secret)}&issuer=Waymark`;
}
