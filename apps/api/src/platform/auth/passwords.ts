import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet: Argon2id (the library's number 2) with 19 MiB, two passes, one lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

@Injectable()
export class Passwords {
  private readonly nobodysHash = hash('nobody signs in with this', ARGON2ID);

  hash(password: string): Promise<string> {
    return hash(password, ARGON2ID);
  }

  /** Costs the same whether the account exists or not, so that the time taken names no account. */
  async matches(storedHash: string | null, password: string): Promise<boolean> {
    const isRight = await verify(storedHash ?? (await this.nobodysHash), password);
    return storedHash !== null && isRight;
  }
}
