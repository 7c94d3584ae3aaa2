import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OpenInEmergency, OwnOpeningView } from '@waymark/contracts';
import { addWorkingDays } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { InvalidInput, NotAllowed, NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { OrganisationSettings } from '../organisations/index.js';
import { OpeningsRepository, type OwnOpeningRow } from './openings.repository.js';

/** A worker looks into a record whose holder cannot be reached: at once, for an hour, and never unseen. */
@Injectable()
export class OpenInEmergencyAct {
  constructor(
    private readonly openings: OpeningsRepository,
    private readonly settings: OrganisationSettings,
    private readonly sealed: SealedWords,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async open(personId: string, { reason, words }: OpenInEmergency, worker: SignedInWorker): Promise<OwnOpeningView> {
    // The database decides, by the session; what it says is put into an answer here.
    refuse(await this.openings.refusal(personId));
    const { settings, calendar } = await this.settings.withCalendar();
    const least = settings['opening.words-least'];
    if (words.trim().length < least) throw new InvalidInput([{ field: 'words', code: 'too-short', limit: least }]);
    const { organisationId } = worker;
    const id = randomUUID();
    const reviewDueOn = addWorkingDays(this.clock.today(), settings['opening.review-working-days'], calendar);
    const sealed = this.sealed.seal('emergency_openings.words', { id, organisationId }, words);
    if (!(await this.openings.open({ id, personId, reason, words: sealed, reviewDueOn }))) throw new NotFound();
    await this.outbox.put('emergency.opened', id);
    await this.audit.note({ action: 'emergency.opened', subjectType: 'emergency-opening', subjectId: id, personId });
    const opened = (await this.openings.own()).find((one) => one.id === id);
    if (!opened) throw new NotFound();
    return toOwnView(opened);
  }

  async own(): Promise<OwnOpeningView[]> {
    return (await this.openings.own()).map(toOwnView);
  }

  /** Also one that has run out: whoever presses End is told that it has. */
  async end(id: string): Promise<OwnOpeningView[]> {
    const personId = await this.openings.endOwn(id);
    if (personId === null) throw new NotFound();
    await this.audit.note({ action: 'emergency.ended', subjectType: 'emergency-opening', subjectId: id, personId });
    return this.own();
  }
}

function refuse(refusal: string | null): void {
  switch (refusal) {
    case null:
      return;
    case 'step-up-needed':
      throw new NotAllowed(refusal);
    case 'opening-not-needed':
    case 'opening-live-already':
    case 'opening-review-overdue':
      throw new RuleRefused(refusal);
    default:
      throw new NotFound();
  }
}

function toOwnView(row: OwnOpeningRow): OwnOpeningView {
  return { id: row.id, personId: row.person_id, reference: row.reference, openedAt: row.opened_at.toISOString(), endsAt: row.ends_at.toISOString() };
}
