import { allowed, refused, type Ruling } from '../ruling.js';

/** Where one answer or text stands: counted up with every change, by the page (`writer`) that made it. */
export interface EntryStamp {
  sequence: number;
  writer: string;
}

export type EntryVerdict = 'store' | 'already-stored' | 'newer-is-stored';

/**
 * What to do with an answer that arrives, perhaps late, perhaps twice, perhaps from a second page. A late retry never
 * overwrites the newer answer of the same page; an answer of another page that did not know of the stored one is
 * refused, so that a worker decides between the two and neither is lost in silence.
 */
export function receiveEntry(
  stored: EntryStamp | null,
  arriving: EntryStamp,
): Ruling<EntryVerdict, 'answer-changed-elsewhere'> {
  if (stored === null || arriving.sequence > stored.sequence) return allowed('store');
  if (arriving.writer !== stored.writer) return refused('answer-changed-elsewhere');
  return allowed(arriving.sequence === stored.sequence ? 'already-stored' : 'newer-is-stored');
}
