import { Injectable } from '@nestjs/common';
import type { AuditedPersonView, AuditedWorkerView, PersonAuditView, WorkerAuditView } from '@waymark/contracts';
import { referenceIn } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { NotFound } from '../../platform/errors/errors.js';
import { cursorAfter, dayIn, groupBy, toActView } from './acts-by-day.js';
import { AuditRepository, type AuditedRow } from './audit.repository.js';

/** Who did what, for whoever looks over it and reads no record herself. Her looking is on record like any other. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly repository: AuditRepository,
    private readonly audit: AuditTrail,
  ) {}

  async workers(): Promise<AuditedWorkerView[]> {
    const rows = await this.repository.workers();
    return rows.map(({ id, display_name: name, left_at: leftAt }) => ({ id, name, hasLeft: leftAt !== null }));
  }

  async find(typed: string): Promise<AuditedPersonView> {
    const reference = referenceIn(typed);
    const id = reference === null ? null : await this.repository.personOf(reference);
    if (reference === null || id === null) throw new NotFound();
    return { id, reference };
  }

  async ofWorker(id: string, cursor: string | null): Promise<WorkerAuditView> {
    const worker = (await this.workers()).find((one) => one.id === id);
    if (!worker) throw new NotFound();
    const rows = await this.repository.ofWorker(id, dayIn(cursor));
    await this.audit.note({ action: 'access-log.read', subjectType: 'worker', subjectId: id, personId: null });
    const days = groupBy(rows, ({ day }) => day).map(([day, ofDay]) => ({
      day,
      people: groupBy(ofDay, (row) => row.person_id).map(([, acts]) => ({ person: toAuditedPerson(acts[0]), acts: acts.map(toActView) })),
    }));
    return { worker: { id, name: worker.name }, days, cursor: cursorAfter(days) };
  }

  async ofPerson(id: string, cursor: string | null): Promise<PersonAuditView> {
    const rows = await this.repository.ofPerson(id, dayIn(cursor));
    const person = rows[0] ? toAuditedPerson(rows[0]) : null;
    if (!person) throw new NotFound();
    await this.audit.note({ action: 'access-log.read', subjectType: 'person', subjectId: id, personId: id });
    const days = groupBy(rows, ({ day }) => day).map(([day, ofDay]) => ({
      day,
      workers: groupBy(ofDay, (row) => row.worker_id).map(([workerId, acts]) => ({ id: workerId, name: acts[0].worker_name, acts: acts.map(toActView) })),
    }));
    return { person, days, cursor: cursorAfter(days) };
  }
}

function toAuditedPerson({ person_id: id, reference }: AuditedRow): AuditedPersonView | null {
  return id === null || reference === null ? null : { id, reference };
}
