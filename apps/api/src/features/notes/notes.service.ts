import { Injectable } from '@nestjs/common';
import type { PersonNotesView } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { NotFound } from '../../platform/errors/errors.js';
import { decodeCursor, encodeCursor, PAGE_SIZE } from '../../platform/paging.js';
import { OrganisationsRepository } from '../organisations/index.js';
import { PeopleRepository, toPersonNameView } from '../people/index.js';
import { NoteWords } from './note-words.js';
import { NotesRepository } from './notes.repository.js';

/** Reading what was written down of a person; each reading is recorded. */
@Injectable()
export class NotesService {
  constructor(
    private readonly notes: NotesRepository,
    private readonly people: PeopleRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly words: NoteWords,
    private readonly audit: AuditTrail,
  ) {}

  async ofPerson(personId: string, cursor: string | undefined, reader: SignedInWorker): Promise<PersonNotesView> {
    const before = cursor === undefined ? null : decodeCursor(cursor, { at: 'instant', id: 'id' });
    const [person, found, names] = await Promise.all([
      this.people.person(personId),
      this.notes.ofPerson(personId, before, PAGE_SIZE + 1),
      this.organisations.workerNames(),
      this.audit.note({ action: 'note.read', subjectType: 'person', subjectId: personId, personId }),
    ]);
    if (!person) throw new NotFound();
    const shown = found.slice(0, PAGE_SIZE);
    const corrected = await this.notes.correctedAmong(shown.map(({ id }) => id));
    const last = shown.at(-1);
    return {
      person: toPersonNameView(person),
      notes: shown.map((note) => this.words.toView(note, { reader, names, corrected })),
      cursor: found.length > PAGE_SIZE && last ? encodeCursor({ at: last.happenedAt.toISOString(), id: last.id }) : null,
    };
  }
}
