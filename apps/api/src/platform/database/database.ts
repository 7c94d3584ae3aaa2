import { Inject, Injectable } from '@nestjs/common';
import type { QueryConfig, QueryResultRow } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { Unavailable } from '../errors/errors.js';
import { currentScope } from './request-scope.js';
import { Transaction } from './transaction.js';

export const DATA_SOURCE = Symbol('DATA_SOURCE');

/** The only way for features to reach PostgreSQL: always inside the transaction of the request or job at hand. */
@Injectable()
export class Database {
  constructor(@Inject(DATA_SOURCE) private readonly dataSource: DataSource) {}

  get manager(): EntityManager {
    return this.open().manager;
  }

  async rows<Row extends QueryResultRow>(config: QueryConfig): Promise<Row[]> {
    return (await this.open().query<Row>(config)).rows;
  }

  /** Work for after the commit, such as ringing the queue's bell. */
  onCommit(work: () => Promise<void>): void {
    this.open().onCommit(work);
  }

  /** Opens the scope's transaction; `identity` is its first statement and answers with who is asking. */
  async begin<Row extends QueryResultRow>(identity: QueryConfig): Promise<Row[]> {
    const scope = currentScope();
    if (scope.transaction) throw new Error('The transaction of this request is open already.');
    const { transaction, rows } = await this.beginDetached<Row>(identity);
    scope.transaction = transaction;
    return rows;
  }

  /** A transaction beside the request's own, for what must be kept although the request is refused. */
  async beginDetached<Row extends QueryResultRow>(
    identity: QueryConfig,
  ): Promise<{ transaction: Transaction; rows: Row[] }> {
    return Transaction.begin<Row>(this.dataSource, identity).catch((error: unknown) => {
      // pg's own wording when every connection of the pool stays busy for the whole waiting time.
      if (error instanceof Error && error.message.includes('timeout exceeded when trying to connect')) {
        throw new Unavailable('busy');
      }
      throw error;
    });
  }

  private open(): Transaction {
    const { transaction } = currentScope();
    if (!transaction) throw new Error('No transaction is open: nobody has said who is asking.');
    return transaction;
  }
}
