import { Injectable } from '@nestjs/common';
import type { AccessActView, PersonAccessLogView, PersonNameView, WorkerAccessLogView } from '@waymark/contracts';
import type { CalendarDay } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { NotFound } from '../../platform/errors/errors.js';
import { decodeCursor, encodeCursor } from '../../platform/paging.js';
import { PeopleRepository, toPersonNameView } from '../people/index.js';
import { AccessLogRepository, DAYS_SHOWN, type AccessRow } from './access-log.repository.js';

/** Who opened what, for whoever answers for it. Looking is itself on record. */
@Injectable()
export class AccessLog {
  constructor(
    private readonly repository: AccessLogRepository,
    private readonly people: PeopleRepository,
    private readonly audit: AuditTrail,
  ) {}

  async ofPerson(id: string, cursor: string | null): Promise<PersonAccessLogView> {
    const person = await this.people.person(id);
    if (!person) throw new NotFound();
    const rows = await this.repository.ofPerson(id, dayIn(cursor));
    await this.audit.note({ action: 'access-log.read', subjectType: 'person', subjectId: id, personId: id });
    const days = groupBy(rows, ({ day }) => day).map(([day, ofDay]) => ({
      day,
      workers: groupBy(ofDay, (row) => row.worker_id).map(([workerId, ofWorker]) => ({
        id: workerId,
        name: ofWorker[0].worker_name,
        acts: ofWorker.map(toActView),
      })),
    }));
    return { person: toPersonNameView(person), days, cursor: cursorAfter(days) };
  }

  async ofWorker(id: string, cursor: string | null): Promise<WorkerAccessLogView> {
    const name = await this.repository.workerName(id);
    if (name === null) throw new NotFound();
    const rows = await this.repository.ofWorker(id, dayIn(cursor));
    await this.audit.note({ action: 'access-log.read', subjectType: 'worker', subjectId: id, personId: null });
    const days = groupBy(rows, ({ day }) => day).map(([day, ofDay]) => ({
      day,
      people: groupBy(ofDay, (row) => row.person_id).map(([, ofPerson]) => ({
        person: toPersonName(ofPerson[0]),
        acts: ofPerson.map(toActView),
      })),
    }));
    return { worker: { id, name }, days, cursor: cursorAfter(days) };
  }
}

function dayIn(cursor: string | null): CalendarDay | null {
  return cursor === null ? null : decodeCursor(cursor, { before: 'day' }).before;
}

/** A full page may have days before its oldest. */
function cursorAfter(days: readonly { day: CalendarDay }[]): string | null {
  const oldest = days.at(-1)?.day;
  return oldest === undefined || days.length < DAYS_SHOWN ? null : encodeCursor({ before: oldest });
}

function toPersonName(row: AccessRow): PersonNameView | null {
  if (row.person_id === null || row.reference === null) return null;
  return { id: row.person_id, reference: row.reference, givenName: row.given_name, familyName: row.family_name, knownAs: row.known_as };
}

function toActView(row: AccessRow): AccessActView {
  return { action: row.action, times: row.times, firstAt: row.first_at.toISOString(), lastAt: row.last_at.toISOString() };
}

/** In the order in which each group is first met; never an empty group. */
function groupBy<Key>(rows: readonly AccessRow[], keyOf: (row: AccessRow) => Key): [Key, [AccessRow, ...AccessRow[]]][] {
  const groups = new Map<Key, [AccessRow, ...AccessRow[]]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups];
}
