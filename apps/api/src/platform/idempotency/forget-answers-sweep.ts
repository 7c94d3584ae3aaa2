import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Sweep } from '../queues/sweep.js';

/** The draft standard for idempotency keys leaves the time to us: a day covers every retry by machine. */
const KEPT_FOR = '24 hours';

/** Forgets the answers kept for repeated requests. They can name people, and nobody asks for them any more. */
@Injectable()
export class ForgetAnswersSweep implements Sweep {
  readonly name = 'answers-forgotten';
  readonly everySeconds = 3_600;

  constructor(private readonly database: Database) {}

  async run(): Promise<void> {
    await this.database.rows({
      text: `UPDATE idempotency_keys SET answer = NULL
              WHERE organisation_id = (SELECT waymark_organisation()) AND answer IS NOT NULL AND created_at < now() - $1::interval`,
      values: [KEPT_FOR],
    });
  }
}
