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

  /** The newest episode of a person that was not withdrawn, with its case once support is agreed. */
  async episodeOf(personId: string): Promise<{ referralId: string; caseId: string | null } | null> {
    const [row] = await this.database.rows<{ id: string; case_id: string | null }>({
      name: 'notes-episode',
      text: `
        SELECT r.id, (SELECT c.id FROM cases c
                       WHERE c.organisation_id = r.organisation_id AND c.referral_id = r.id AND c.closed_at IS NULL
                       ORDER BY c.opened_at, c.id LIMIT 1) AS case_id
          FROM referrals r
         WHERE r.organisation_id = (SELECT waymark_organisation()) AND r.person_id = $1 AND r.withdrawn_at IS NULL
         ORDER BY r.recorded_at DESC, r.id DESC LIMIT 1`,
      values: [personId],
    });
    return row ? { referralId: row.id, caseId: row.case_id } : null;
  }

  async add(note: NoteEntity): Promise<void> {
    await this.database.manager.insert(NoteEntity, note);
  }
}
