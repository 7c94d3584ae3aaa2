import { randomBytes } from 'node:crypto';
import { inGroups, plainCode } from '../../platform/auth/recovery-codes.js';
import { toBase32 } from '../../platform/auth/totp.js';

/** 40 bits, eight characters to read out. It protects a token of 256 from whoever was shown that, behind ten guesses in five minutes. */
const CODE_BYTES = 5;

/** The half of a link that whoever asked tells the worker: as it is read out, and as it is digested. */
export function newCode(): { code: string; plain: string } {
  const code = inGroups(toBase32(randomBytes(CODE_BYTES)));
  return { code, plain: plainCode(code) };
}
