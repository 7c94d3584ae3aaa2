import { Injectable } from '@nestjs/common';
import type { CaseView } from '@waymark/contracts';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { PeopleRepository } from '../people/index.js';
import { Episodes, PersonHolders } from '../referrals/index.js';
import { CaseWorkRepository, type CaseRow } from './case-work.repository.js';
import { toCaseView, toClosureView } from './case.view.js';

/** Reading cases. */
@Injectable()
export class CasePages {
  constructor(
    private readonly cases: CaseWorkRepository,
    private readonly people: PeopleRepository,
    private readonly holders: PersonHolders,
    private readonly episodes: Episodes,
    private readonly words: SealedWords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async read(id: string, worker: SignedInWorker): Promise<CaseView> {
    const view = await this.view(id, worker);
    await this.audit.note({ action: 'case.read', subjectType: 'case', subjectId: id, personId: view.person.id });
    return view;
  }

  /** The view as the answer to an act that was recorded itself. */
  async view(id: string, worker: SignedInWorker): Promise<CaseView> {
    const [row] = await this.cases.one(id);
    if (!row) throw new NotFound();
    return this.viewOf(row, worker, await this.holders.isHeldByReader(row.person_id));
  }

  async ofPerson(personId: string, worker: SignedInWorker): Promise<CaseView[]> {
    const rows = await this.cases.ofPerson(personId);
    // A person without a case is somebody, too; one of another organisation is not there.
    if (rows.length === 0 && !(await this.people.person(personId))) throw new NotFound();
    await this.audit.note({ action: 'case.read', subjectType: 'person', subjectId: personId, personId });
    const isHeldByReader = await this.holders.isHeldByReader(personId);
    return Promise.all(rows.map((row) => this.viewOf(row, worker, isHeldByReader)));
  }

  private async viewOf(row: CaseRow, worker: SignedInWorker, isHeldByReader: boolean): Promise<CaseView> {
    const closure = row.closed_at === null ? null : await this.cases.closure(row.id);
    const episode = row.closed_at === null ? await this.episodes.find(row.referral_id) : null;
    return toCaseView(row, toClosureView(row, closure, this.words), { words: this.words, worker, isHeldByReader, highGrounds: episode?.highGrounds ?? [], today: this.clock.today() });
  }
}
