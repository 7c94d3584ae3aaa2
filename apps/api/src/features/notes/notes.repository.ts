import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { NoteEntity } from './note.entity.js';

/** The place of a note in the list of a person's notes. */
export interface NotePlace {
  at: string;
  id: string;
}

@Injectable()
export class NotesRepository {
  constructor(private readonly database: Database) {}

  note(personId: string, id: string): Promise<NoteEntity | null> {
    return this.database.manager.findOneBy(NoteEntity, { id, personId });
  }

  /** One more than asked for tells whether there are more. */
  ofPerson(personId: string, before: NotePlace | null, limit: number): Promise<NoteEntity[]> {
    const found = this.database.manager.createQueryBuilder(NoteEntity, 'n').where('n.personId = :personId', { personId });
    if (before) found.andWhere('(n.happenedAt, n.id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))', { ...before });
    return found.orderBy('n.happenedAt', 'DESC').addOrderBy('n.id', 'DESC').limit(limit).getMany();
  }

  /** Which of these notes a later one corrects. */
  async correctedAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.rows<{ corrects_id: string }>({
      name: 'notes-corrected',
      text: 'SELECT corrects_id FROM notes WHERE organisation_id = (SELECT waymark_organisation()) AND corrects_id = ANY ($1::uuid[])',
      values: [ids],
    });
    return new Set(rows.map((row) => row.corrects_id));
  }

  async add(note: NoteEntity): Promise<void> {
    await this.database.manager.insert(NoteEntity, note);
  }
}
