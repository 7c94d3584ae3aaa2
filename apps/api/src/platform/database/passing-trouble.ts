import { StaleVersion, Unavailable } from '../errors/errors.js';

/** Classes of PostgreSQL: connection, resources, transaction rolled back, object in use, operator intervention. */
const PASSING_CLASSES = /^(?:08|40|53|55|57)/;

/** A transaction that waited too long for its next statement, or took too long as a whole: this process was kept from its work. */
const KEPT_WAITING: readonly string[] = ['25P03', '25P04'];

/** pg's own wordings, which carry no code: the line broke, or no answer came in time. */
const OF_THE_LINE = /^(?:Connection terminated|Query read timeout|Client was closed|Client has encountered a connection error)/;

/** Trouble of the moment and not of the row: the same row will go through when the database is back or another has done it. */
export function isPassing(error: unknown): boolean {
  if (error instanceof Unavailable || error instanceof StaleVersion) return true;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return PASSING_CLASSES.test(code) || KEPT_WAITING.includes(code) || /^E[A-Z]+$/.test(code);
  return typeof message === 'string' && OF_THE_LINE.test(message);
}
