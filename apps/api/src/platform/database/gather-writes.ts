import type { Writable } from 'node:stream';
import type { PoolClient } from 'pg';

/**
 * Holds back what a connection writes until this turn of the loop ends. Statements asked for together then leave in one
 * write and reach PostgreSQL in one packet; each would otherwise cost both sides a system call and a waking-up.
 */
export function gatherWrites(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
