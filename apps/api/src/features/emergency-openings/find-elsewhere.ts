import { Injectable } from '@nestjs/common';
import type { ElsewhereView, FindElsewhere } from '@waymark/contracts';
import { initialsOf, nameKey, referenceIn, type ElsewhereStatus, type KnownRisk } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Database } from '../../platform/database/database.js';
import { InvalidInput, TooManyAttempts } from '../../platform/errors/errors.js';
import { ContactPoints } from '../people/index.js';

interface FoundRow extends Record<string, unknown> {
  person_id: string;
  given_initial: string | null;
  family_initial: string | null;
  status: ElsewhereStatus;
  risk: KnownRisk;
  has_holder: boolean;
  is_holder_there: boolean;
  wait_seconds: number | null;
}

/**
 * Whether a caller may be somebody whom a colleague holds: by what only she, or whoever speaks to her, knows whole. Every
 * search is on record and counts against an allowance, and nobody is found by a part of a name.
 */
@Injectable()
export class FindElsewhereAct {
  constructor(
    private readonly database: Database,
    private readonly contactPoints: ContactPoints,
    private readonly audit: AuditTrail,
  ) {}

  async find(asked: FindElsewhere, { organisationId }: ActingWorker): Promise<ElsewhereView[]> {
    const name = nameKey(asked.name ?? '').split(' ').filter(Boolean);
    refuseParts(asked, name);
    const phoneIndex = asked.phone === null ? null : this.contactPoints.indexOf('phone', asked.phone, organisationId);
    const rows = await this.database.rows<FoundRow>({
      name: 'find-elsewhere',
      text: 'SELECT * FROM waymark_search_elsewhere($1, $2, $3, $4)',
      values: [referenceIn(asked.reference ?? ''), eitherWayRound(name), asked.dateOfBirth, phoneIndex],
    });
    const wait = rows[0]?.wait_seconds;
    if (typeof wait === 'number') throw new TooManyAttempts(wait);
    await this.note(asked, rows);
    return rows.map(toElsewhereView);
  }

  /** By what was sought and never what; and on the record of each who was found. */
  private async note(asked: FindElsewhere, found: readonly FoundRow[]): Promise<void> {
    const fields = (['reference', 'name', 'dateOfBirth', 'phone'] as const).filter((field) => asked[field] !== null);
    await this.audit.note({ action: 'people.searched-elsewhere', subjectType: 'person', subjectId: null, personId: null, fields });
    for (const { person_id: personId } of found) {
      await this.audit.note({ action: 'person.found-elsewhere', subjectType: 'person', subjectId: personId, personId });
    }
  }
}

/** A reference, or a full name with a date of birth or a number. */
function refuseParts({ reference, name, dateOfBirth, phone }: FindElsewhere, words: readonly string[]): void {
  if (reference !== null) return;
  if (name === null || words.length < 2) throw new InvalidInput([{ field: 'name', code: name === null ? 'required' : 'too-short', limit: 2 }]);
  if (dateOfBirth === null && phone === null) throw new InvalidInput([{ field: 'dateOfBirth', code: 'required', limit: null }]);
}

/** “Llywelyn, Siân” is the same full name. */
function eitherWayRound(words: readonly string[]): string[] {
  if (words.length < 2) return [];
  return [words.join(' '), ...words.slice(1).map((_, at) => [...words.slice(at + 1), ...words.slice(0, at + 1)].join(' '))];
}

function toElsewhereView(row: FoundRow): ElsewhereView {
  return {
    id: row.person_id,
    initials: initialsOf(row.given_initial, row.family_initial),
    status: row.status,
    risk: row.risk,
    holder: row.is_holder_there ? 'there' : row.has_holder ? 'out' : 'nobody',
  };
}
