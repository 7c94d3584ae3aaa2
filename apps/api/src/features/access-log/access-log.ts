import { Injectable } from '@nestjs/common';
import type { PersonAccessLogView, PersonNameView, WorkerAccessLogView } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { NotFound } from '../../platform/errors/errors.js';
import { PeopleRepository, toPersonNameView } from '../people/index.js';
import { AccessLogRepository, type AccessRow } from './access-log.repository.js';
import { cursorAfter, dayIn, groupBy, toActView } from './acts-by-day.js';

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

function toPersonName(row: AccessRow): PersonNameView | null {
  if (row.person_id === null || row.reference === null) return null;
  return { id: row.person_id, reference: row.reference, givenName: row.given_name, familyName: row.family_name, knownAs: row.known_as };
}
