import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { concatMap, from, of, type Observable } from 'rxjs';
import { signedInWorker } from '../auth/allow.js';
import { Database } from '../database/database.js';
import { currentScope } from '../database/request-scope.js';
import { IdempotencyKeyMissing, IdempotencyKeyReused, RuleRefused } from '../errors/errors.js';
import { FieldCipher, type FieldPlace } from '../secrets/field-cipher.js';
import { CREATES_ONCE } from './creates-once.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Attempt {
  key: string;
  route: string;
  bodyHash: Buffer;
}

/**
 * Double clicks, retries on a bad line and restored browsers create one record. Key, digest of the body and the
 * encrypted answer are stored in the transaction that creates: kept together or not at all.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (!this.reflector.get<boolean | undefined>(CREATES_ONCE, context.getHandler())) return next.handle();
    const http = context.switchToHttp();
    const attempt = this.attemptOf(http.getRequest<Request>());
    await this.takeTurn(attempt.key);
    const earlier = await this.earlierAnswer(attempt);
    if (earlier !== null) {
      http.getResponse<Response>().setHeader('Idempotent-Replayed', 'true');
      return of(earlier);
    }
    return next.handle().pipe(concatMap((view: unknown) => from(this.keep(attempt, view))));
  }

  /** Held until the transaction ends; whoever comes meanwhile with the same key is told to wait. */
  private async takeTurn(key: string): Promise<void> {
    const [turn] = await this.database.rows<{ taken: boolean }>({
      name: 'idempotency-turn',
      text: 'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 1)) AS taken',
      values: [`${signedInWorker().id} ${key}`],
    });
    if (!turn?.taken) throw new RuleRefused('request-in-progress');
  }

  private async earlierAnswer(attempt: Attempt): Promise<unknown> {
    const [row] = await this.database.rows<{ route: string; body_hash: Buffer; answer: Buffer | null }>({
      name: 'idempotency-find',
      // Whom she could read when she was answered may be a colleague's by now.
      text: `SELECT route, body_hash, CASE WHEN waymark_reaches_all(people) THEN answer END AS answer FROM idempotency_keys
              WHERE organisation_id = $1 AND worker_id = $2 AND key = $3`,
      values: [signedInWorker().organisationId, signedInWorker().id, attempt.key],
    });
    if (!row) return null;
    if (row.route !== attempt.route || !row.body_hash.equals(attempt.bodyHash)) throw new IdempotencyKeyReused();
    // After a day, or once it speaks of somebody who is no longer hers to read, the answer is forgotten; that it was done is not, or a tab left open over the weekend would do it again.
    if (row.answer === null) throw new RuleRefused('already-recorded');
    return JSON.parse(this.cipher.decrypt(row.answer, placeOf(attempt.key)));
  }

  /** Keyed: all but the number of a request stands in clear elsewhere, and a plain digest would let it be tried out. */
  private attemptOf(request: Request): Attempt {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || !UUID.test(key)) throw new IdempotencyKeyMissing();
    const body: unknown = request.body;
    const text = Buffer.isBuffer(body) ? body.toString('latin1') : JSON.stringify(body ?? null);
    const bodyHash = this.cipher.blindIndex(text, signedInWorker().organisationId, 'request-body');
    return { key: key.toLowerCase(), route: `${request.method} ${request.originalUrl}`, bodyHash };
  }

  private async keep(attempt: Attempt, view: unknown): Promise<unknown> {
    const answer = this.cipher.encrypt(JSON.stringify(view), placeOf(attempt.key));
    await this.database.rows({
      name: 'idempotency-keep',
      text: `INSERT INTO idempotency_keys (organisation_id, worker_id, key, route, body_hash, status, answer, people)
             VALUES ($1, $2, $3, $4, $5, 201, $6, $7)`,
      values: [
        signedInWorker().organisationId,
        signedInWorker().id,
        attempt.key,
        attempt.route,
        attempt.bodyHash,
        answer,
        [...currentScope().people],
      ],
    });
    return view;
  }
}

function placeOf(key: string): FieldPlace {
  return { organisationId: signedInWorker().organisationId, table: 'idempotency_keys', column: 'answer', rowId: key };
}
