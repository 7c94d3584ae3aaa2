import { AsyncLocalStorage } from 'node:async_hooks';
import type { SignedInWorker } from '../auth/signed-in-worker.js';
import type { Transaction } from './transaction.js';

/** What belongs to one request or one job run, and to nothing else. */
export interface RequestScope {
  readonly requestId: string;
  transaction: Transaction | null;
  worker: SignedInWorker | null;
  /** SHA-256 of the session token, to open a second transaction under the same identity for a refusal's audit row. */
  sessionHash: Buffer | null;
  /** The job that acts, when no worker does. */
  systemJob: string | null;
  /** Of whom the acts of this request speak, as its audit entries name them. */
  readonly people: Set<string>;
}

const storage = new AsyncLocalStorage<RequestScope>();

export function newScope(requestId: string): RequestScope {
  return { requestId, transaction: null, worker: null, sessionHash: null, systemJob: null, people: new Set() };
}

export function runInScope<T>(scope: RequestScope, work: () => T): T {
  return storage.run(scope, work);
}

export function currentScope(): RequestScope {
  const scope = storage.getStore();
  if (!scope) throw new Error('No request scope: this code ran outside a request or a job.');
  return scope;
}
