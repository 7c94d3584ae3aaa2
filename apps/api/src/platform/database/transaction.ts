import { Logger } from '@nestjs/common';
import type { Client, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { gatherWrites } from './gather-writes.js';

/** What a handler meets that goes on after its request was refused or its caller had gone. */
export class TransactionEnded extends Error {
  constructor() {
    super('The transaction of this request has ended.');
  }
}

const logger = new Logger('Transaction');

/**
 * One open transaction on one connection. It begins together with the statement that sets who is asking, in a single
 * round trip, and it always ends: commit, rollback, or, if even the rollback fails, by giving the connection up.
 */
export class Transaction {
  private readonly afterCommit: (() => Promise<void>)[] = [];
  private isOpen = true;

  private constructor(
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
  ) {}

  /** Sends BEGIN and the identity statement back to back; the identity statement's rows come back. */
  static async begin<Row extends QueryResultRow>(
    dataSource: DataSource,
    identity: QueryConfig,
  ): Promise<{ transaction: Transaction; rows: Row[] }> {
    const runner = dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const transaction = new Transaction(runner, client);
    try {
      gatherWrites(client);
      const [, answer] = await Promise.all([client.query('BEGIN'), client.query<Row>(identity)]);
      markTransaction(runner, true);
      return { transaction, rows: answer.rows };
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }

  get manager(): EntityManager {
    if (!this.isOpen) throw new TransactionEnded();
    return this.runner.manager;
  }

  /** Hand-written SQL, prepared once per connection under its name. */
  query<Row extends QueryResultRow>(config: QueryConfig): Promise<QueryResult<Row>> {
    if (!this.isOpen) throw new TransactionEnded();
    gatherWrites(this.client);
    return this.client.query<Row>(config);
  }

  /** Runs once the rows are safely stored. */
  onCommit(work: () => Promise<void>): void {
    this.afterCommit.push(work);
  }

  async commit(): Promise<void> {
    if (!this.isOpen) return;
    this.isOpen = false;
    try {
      const answer = await this.client.query('COMMIT');
      // PostgreSQL answers COMMIT of an aborted transaction with ROLLBACK and no error.
      if (answer.command !== 'COMMIT') throw new Error('The transaction had failed and was rolled back.');
    } catch (error) {
      await this.giveBack(true);
      throw error;
    }
    await this.giveBack(false);
    await this.ringBells();
  }

  async rollback(): Promise<void> {
    if (!this.isOpen) return;
    this.isOpen = false;
    const failed = await this.client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    await this.giveBack(failed);
  }

  /**
   * For a caller who has gone while her request still runs: the handler may yet send a statement of its own, which after
   * a ROLLBACK would stand outside any transaction. The connection is closed with everything on it; PostgreSQL rolls back.
   */
  async abandon(): Promise<void> {
    if (!this.isOpen) return;
    this.isOpen = false;
    await this.giveBack(true);
  }

  /** The rows are stored: whatever fails now is found again by a sweep, and must not be told as a failure to save. */
  private async ringBells(): Promise<void> {
    for (const outcome of await Promise.allSettled(this.afterCommit.map((work) => work()))) {
      if (outcome.status === 'rejected') logger.warn({ kind: nameOf(outcome.reason) }, 'Work after a commit failed');
    }
  }

  /** A connection in doubt is closed instead of returned: the next request must not inherit a setting or a transaction. */
  private async giveBack(isInDoubt: boolean): Promise<void> {
    markTransaction(this.runner, false);
    // The pool drops a connection that has begun to end. Nobody waits for its last word.
    if (isInDoubt) void (this.client as unknown as Client).end().catch(() => undefined);
    await this.runner.release();
  }
}

/** TypeORM must know of the transaction that we begin ourselves, or `save()` would begin and commit one inside it. */
function markTransaction(runner: QueryRunner, isActive: boolean): void {
  (runner as { isTransactionActive: boolean }).isTransactionActive = isActive;
}

/** The kind of an error: its message may quote a value. */
function nameOf(reason: unknown): string {
  return reason instanceof Error ? reason.name : typeof reason;
}
