import { StaleVersion, Unavailable } from '../errors/errors.js';

/** Classes of PostgreSQL: connection, resources, transaction rolled back, object in use, operator intervention. */
const PASSING_CLASSES = /^(?:08|40|53|55|57)/;

/** Trouble of the moment and not of the row: the same row will go through when the database is back or another has done it. */
export function isPassing(error: unknown): boolean {
  if (error instanceof Unavailable || error instanceof StaleVersion) return true;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return PASSING_CLASSES.test(code) || /^E[A-Z]+$/.test(code);
  return typeof message === 'string' && message.startsWith('Connection terminated');
}
