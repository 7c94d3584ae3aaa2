import { Injectable } from '@nestjs/common';
import { plainCode } from '../../platform/auth/recovery-codes.js';
import { tokenHash } from '../../platform/auth/tokens.js';
import { stepOfCode } from '../../platform/auth/totp.js';
import { Clock } from '../../platform/clock/clock.js';
import { FieldCipher, type FieldPlace } from '../../platform/secrets/field-cipher.js';
import type { SpentCode } from './sign-in.repository.js';

interface Whose {
  workerId: string;
  organisationId: string;
}

/** The secrets behind codes, and what a typed code is. */
@Injectable()
export class Codes {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  seal(secret: Buffer, whose: Whose): Buffer {
    return this.cipher.encrypt(secret.toString('base64'), placeOf(whose));
  }

  /**
   * What there is to spend, or null when the code cannot be right. Six digits are judged here; whether a recovery code is
   * one, and unused, the database says when it is spent.
   */
  read(typed: string, factor: Whose & { secret: Buffer; lastStep: number | null }): SpentCode | null {
    const code = plainCode(typed);
    if (!/^\d{6}$/.test(code)) return { step: null, recoveryHash: tokenHash(code) };
    const secret = Buffer.from(this.cipher.decrypt(factor.secret, placeOf(factor)), 'base64');
    const step = stepOfCode(secret, code, this.clock.now(), factor.lastStep);
    return step === null ? null : { step, recoveryHash: null };
  }
}

function placeOf({ workerId, organisationId }: Whose): FieldPlace {
  return { organisationId, table: 'second_factors', column: 'secret', rowId: workerId };
}
