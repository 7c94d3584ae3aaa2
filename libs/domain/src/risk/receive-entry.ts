import { allowed, refused, type Ruling } from '../ruling.js';

/** Where one answer or text stands: counted up with every change, by the page (`writer`) that made it. */
export interface EntryStamp {
  sequence: number;
  writer: string;
}

/** An answer on its way, with the change that its page knew to be stored; 0 when it knew of none. */
export interface ArrivingEntry extends EntryStamp {
  basedOn: number;
}

export type EntryVerdict = 'store' | 'already-stored' | 'newer-is-stored';

/**
 * What to do with an answer that arrives, perhaps late, perhaps twice, perhaps from a second page. A late retry never
 * overwrites the newer answer of the same page; an answer of another page that did not know of the stored one is
 * refused, however often that page has changed its own meanwhile, so that a worker decides between the two and neither
 * is lost in silence.
 */
export function receiveEntry(
  stored: EntryStamp | null,
  arriving: ArrivingEntry,
): Ruling<EntryVerdict, 'answer-changed-elsewhere'> {
  if (stored === null) return allowed('store');
  if (arriving.writer !== stored.writer) return knewOf(stored, arriving) ? allowed('store') : refused('answer-changed-elsewhere');
  if (arriving.sequence > stored.sequence) return allowed('store');
  return allowed(arriving.sequence === stored.sequence ? 'already-stored' : 'newer-is-stored');
}

function knewOf(stored: EntryStamp, arriving: ArrivingEntry): boolean {
  return arriving.basedOn === stored.sequence && arriving.sequence > stored.sequence;
}
