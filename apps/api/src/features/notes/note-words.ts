import { Injectable } from '@nestjs/common';
import type { NoteView } from '@waymark/contracts';
import { correctNote } from '@waymark/domain';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import type { NoteEntity } from './note.entity.js';

/** What the view of a note needs besides the note. */
export interface NoteContext {
  reader: ActingWorker;
  names: ReadonlyMap<string, string>;
  corrected: ReadonlySet<string>;
}

/** A note says who is where and with whom, so its text rests encrypted, bound to its own row. */
@Injectable()
export class NoteWords {
  constructor(private readonly words: SealedWords) {}

  seal(row: Pick<NoteEntity, 'id' | 'organisationId'>, text: string): Buffer {
    return this.words.seal('notes.text', row, text);
  }

  toView(note: NoteEntity, { reader, names, corrected }: NoteContext): NoteView {
    const { id, kind, hasTime, minutes, correctsId, writtenBy } = note;
    const isCorrected = corrected.has(id);
    return {
      ...{ id, kind, hasTime, minutes, correctsId, isCorrected },
      text: this.words.open('notes.text', note, note.text),
      happenedAt: note.happenedAt.toISOString(),
      by: names.get(writtenBy) ?? '',
      writtenAt: note.writtenAt.toISOString(),
      mayCorrect: correctNote({ writtenBy, isCorrected }, reader).ok,
    };
  }
}
