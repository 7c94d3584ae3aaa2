import { Injectable } from '@nestjs/common';
import type { QueryConfig, QueryResultRow } from 'pg';
import { Database } from '../../platform/database/database.js';
import { JobIdentity } from '../../platform/database/job-identity.js';

/**
 * Asks the functions of sign-in, before anybody is known. Each call is a short transaction of its own: hashing must not
 * hold a connection, and a guess that is refused counts.
 */
@Injectable()
export class SignInCalls {
  constructor(
    private readonly database: Database,
    private readonly identity: JobIdentity,
  ) {}

  async call<Row extends QueryResultRow>(statement: QueryConfig): Promise<Row[]> {
    const { transaction } = await this.database.beginDetached(this.identity.ofSignIn());
    try {
      const { rows } = await transaction.query<Row>(statement);
      await transaction.commit();
      return rows;
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }
}
