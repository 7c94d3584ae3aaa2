import type { CalendarDay, NoteKind } from '@waymark/domain';
import type { PersonNameView } from '../people/index.js';

/** Room for a long visit in words; what is longer is a document. */
export const NOTE_TEXT_MAX = 10_000;
/** One day. */
export const NOTE_MINUTES_MAX = 1_440;

/** POST /api/people/:id/notes, with `Idempotency-Key`. */
export interface WriteNote {
  kind: NoteKind;
  text: string;
  /** When it happened; null: now. A day without a time of day is kept as that. */
  happenedOn: CalendarDay | null;
  happenedTime: string | null;
  minutes: number | null;
  /** The note that this one puts right. */
  correctsId: string | null;
}

export interface NoteView {
  id: string;
  kind: NoteKind;
  text: string;
  /** The instant that orders it; the start of the day where `hasTime` is false. */
  happenedAt: string;
  hasTime: boolean;
  minutes: number | null;
  by: string;
  writtenAt: string;
  correctsId: string | null;
  /** Another note says what should have stood here. */
  isCorrected: boolean;
  mayCorrect: boolean;
}

/** GET /api/people/:id/notes: newest first, by when it happened. Reading them is recorded. */
export interface PersonNotesView {
  person: PersonNameView;
  notes: NoteView[];
  /** For those before these; null when there are none. */
  cursor: string | null;
}
