import { Injectable } from '@nestjs/common';
import type { Sweep } from '../queues/sweep.js';
import { AuditKeys } from './audit-keys.js';
import { AuditSeals } from './audit-seals.js';

/** Chains new entries; until then, and no longer, an entry could be altered without a trace. */
@Injectable()
export class AuditSealSweep implements Sweep {
  readonly name = 'audit-sealed';
  readonly everySeconds = 5;

  constructor(
    private readonly seals: AuditSeals,
    private readonly keys: AuditKeys,
  ) {}

  run(): Promise<void> {
    return this.seals.sealAll((organisationId) => this.keys.sealKey(organisationId));
  }
}

/** Signs the end of each chain, for export to where nobody here can reach it. */
@Injectable()
export class AuditHeadSweep implements Sweep {
  readonly name = 'audit-head-signed';
  readonly everySeconds = 3_600;

  constructor(
    private readonly seals: AuditSeals,
    private readonly keys: AuditKeys,
  ) {}

  async run(): Promise<void> {
    await this.seals.sealAll((organisationId) => this.keys.sealKey(organisationId));
    await this.seals.signHead((head) => this.keys.sign(head));
  }
}
