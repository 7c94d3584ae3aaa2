import { Injectable } from '@nestjs/common';
import { isAllowedWhileOpened, opensInEmergencies } from '@waymark/domain';
import type { Request } from 'express';
import { Database } from '../database/database.js';
import { NotAllowed } from '../errors/errors.js';
import { ANYBODY, NOBODY, type Allowed } from './allow.js';
import type { SignedInWorker } from './signed-in-worker.js';

const IDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** Records that a worker reads by an opening in an emergency alone. A class of its own, so that a test can do without it. */
@Injectable()
export class OpenedRecords {
  constructor(private readonly database: Database) {}

  /** Row security keeps her from every act but the allowed ones anyway, as if nobody were there; here she is told why. */
  async refuseOtherActs(request: Request, allowed: Allowed | undefined, worker: SignedInWorker): Promise<void> {
    if (isReading(request) || isOneOfHers(allowed) || !opensInEmergencies(worker.roles)) return;
    const ids = `${Object.values(request.params).join(' ')} ${Buffer.isBuffer(request.body) ? '' : JSON.stringify(request.body ?? null)}`.match(IDS);
    if (ids === null) return;
    const [row] = await this.database.rows<{ is_only_opened: boolean }>({
      name: 'only-opened',
      text: 'SELECT waymark_only_opened($1::uuid[]) AS is_only_opened',
      values: [ids],
    });
    if (row?.is_only_opened) throw new NotAllowed('opened-to-read');
  }
}

/** Whoever is only opened is there where one record is asked for by its id: in no list, no search and no count. */
export function mayLookIntoOpened(request: Request, allowed: Allowed | undefined): boolean {
  return Object.keys(request.params).length > 0 && (isReading(request) || isOneOfHers(allowed));
}

function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

function isOneOfHers(allowed: Allowed | undefined): boolean {
  return allowed !== undefined && allowed !== NOBODY && allowed !== ANYBODY && (allowed === 'emergency:open' || isAllowedWhileOpened(allowed));
}
