import { Injectable } from '@nestjs/common';
import { tokenHash } from '../../platform/auth/tokens.js';
import type { Origin } from './origin.js';
import { SignInRepository } from './sign-in.repository.js';

/** Under which a guess counts. Digests, so that a stolen table lists neither addresses of people nor of machines. */
export interface Allowance {
  accountKey: Buffer;
  addressKey: Buffer;
}

/**
 * Whose guesses count together. Guesses from anywhere count by account and by network address; those from a browser on
 * which this worker has signed in before count by that browser alone, so that nobody who guesses elsewhere, or behind
 * the same router, can keep her out.
 */
@Injectable()
export class Allowances {
  constructor(private readonly signIns: SignInRepository) {}

  async ofPassword(email: string, from: Origin): Promise<Allowance> {
    const account = email.toLowerCase();
    const device = await this.knownDevice(from, { email, workerId: null });
    const elsewhere = { accountKey: tokenHash(account), addressKey: tokenHash(from.ip) };
    return device === null ? elsewhere : { accountKey: tokenHash(`device ${device} ${account}`), addressKey: keyOf(device) };
  }

  /** A code counts where its password counted. */
  async ofCode(pending: { workerId: string; accountKey: Buffer }, from: Origin): Promise<Allowance> {
    const device = await this.knownDevice(from, { email: null, workerId: pending.workerId });
    return { accountKey: pending.accountKey, addressKey: device === null ? tokenHash(from.ip) : keyOf(device) };
  }

  private async knownDevice({ deviceToken }: Origin, whose: { email: string | null; workerId: string | null }): Promise<string | null> {
    if (deviceToken === null || !(await this.signIns.knowsDevice(tokenHash(deviceToken), whose))) return null;
    return tokenHash(deviceToken).toString('hex');
  }
}

function keyOf(device: string): Buffer {
  return tokenHash(`device ${device}`);
}
