import { Injectable } from '@nestjs/common';
import type { AttemptTallyView, AttemptView, SuggestedWorkerView, WaitingEntryView } from '@waymark/contracts';
import {
  attemptRuleFor,
  attemptsTowardsClosing,
  type AttemptTally,
  type SuggestedWorker,
  waitingOrder,
} from '@waymark/domain';
import { AuditTrail, type AuditNote } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { CasesRepository } from '../cases/index.js';
import { OrganisationSettings, OrganisationsRepository } from '../organisations/index.js';
import { PeopleRepository } from '../people/index.js';
import { ClocksRepository, PersonHolders, ReferralsRepository, type ClockPauseEntity } from '../referrals/index.js';
import { toContactRoute } from './contact-safety.js';
import type { ContactAttemptEntity } from './waiting-list.entities.js';
import { WaitingListRepository } from './waiting-list.repository.js';
import { readClocks, toUnrankedRow, toWaitingPerson } from './waiting-row.view.js';
import { WaitingRowsRepository, type WaitingRow } from './waiting-rows.repository.js';
import { languagesWanted, WorkerLoads, type LoadedWorker } from './worker-loads.js';

/** One person on the list with all that a decision about her needs to see. */
@Injectable()
export class WaitingEntries {
  constructor(
    private readonly rows: WaitingRowsRepository,
    private readonly entries: WaitingListRepository,
    private readonly referrals: ReferralsRepository,
    private readonly clocks: ClocksRepository,
    private readonly people: PeopleRepository,
    private readonly holders: PersonHolders,
    private readonly cases: CasesRepository,
    private readonly loads: WorkerLoads,
    private readonly organisations: OrganisationsRepository,
    private readonly settings: OrganisationSettings,
    private readonly words: SealedWords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async read(id: string): Promise<WaitingEntryView> {
    const view = await this.view(id);
    await this.audit.note(readingOf(view));
    return view;
  }

  /** The view as the answer to an act that was recorded itself. */
  async view(id: string): Promise<WaitingEntryView> {
    const row = await this.rows.one(id);
    const referral = row && (await this.referrals.referral(row.referral_id));
    if (!row || !referral) throw new NotFound();
    const [now, today] = [this.clock.now(), this.clock.today()];
    const [{ settings, calendar }, points, attempts, pauses, names, caseId, isHeldByReader] = await Promise.all([
      this.settings.withCalendar(),
      this.people.contactPoints(row.person_id),
      this.entries.attempts(row.referral_id),
      this.clocks.pauses(row.referral_id),
      this.organisations.workerNames(),
      this.cases.idOfOffer(row.offer_id),
      this.holders.isHeldByReader(row.person_id),
    ]);
    const workers = await this.loads.of(row.service_id, settings);
    const tally = attemptsTowardsClosing(attempts.map(toAttempt), attemptRuleFor(row.risk, settings));
    const suggested = this.loads.suggest(workers, row.risk, languagesWanted(row), settings);
    const known = new Map(workers.map((worker) => [worker.id, worker]));
    const at = { now, today, settings, calendar };
    return {
      ...toUnrankedRow(row, at),
      isHeldByReader,
      clocks: readClocks(row, at).map(({ view, reading }) => ({ ...view, dueAt: reading.dueAt.toISOString() })),
      reasons: [...(waitingOrder([toWaitingPerson(row)])[0]?.reasons ?? [])],
      readAt: now.toISOString(),
      receivedOn: row.received_on,
      receivedTime: row.received_time,
      triggers: row.triggers,
      vulnerable: row.vulnerable,
      safeToTalk: referral.safeToTalk,
      safeUntil: referral.safeUntil && referral.safeUntil.slice(0, 5),
      needsContactVerifying: referral.needsContactVerifying,
      contactRoutes: points.map((point) => toContactRoute(point, referral, settings, now)),
      attempts: attempts.map((attempt) => toAttemptView(attempt, names, this.words)),
      attemptTally: toTallyView(tally),
      pauses: pauses.map((pause) => toPauseView(pause, names, this.words)),
      languageNamed: row.language_named,
      suggestions: suggested.map((one) => toSuggestionView(one, known)),
      caseId,
      departure: toDeparture(row, referral.organisationId, this.words),
    };
  }
}

/** The entry of having read one person's place on the list. */
export function readingOf({ id, person }: WaitingEntryView): AuditNote {
  return { action: 'waiting-entry.read', subjectType: 'waiting-list-entry', subjectId: id, personId: person.id };
}

export function toAttemptView(attempt: ContactAttemptEntity, names: ReadonlyMap<string, string>, words: SealedWords): AttemptView {
  return {
    id: attempt.id,
    at: attempt.madeAt.toISOString(),
    method: attempt.method,
    outcome: attempt.outcome,
    methodWasSafe: attempt.methodWasSafe,
    note: words.open('contact_attempts.note', attempt, attempt.note),
    by: names.get(attempt.recordedBy) ?? '',
    next: attempt.nextTryOn === null ? null : { on: attempt.nextTryOn, time: attempt.nextTryTime && attempt.nextTryTime.slice(0, 5) },
  };
}

/** A stored attempt as the rules read it. */
export function toAttempt({ madeAt: at, method, outcome, methodWasSafe }: ContactAttemptEntity) {
  return { at, method, outcome, methodWasSafe };
}

function toPauseView(pause: ClockPauseEntity, names: ReadonlyMap<string, string>, words: SealedWords): WaitingEntryView['pauses'][number] {
  const { reason, startedAt, endedAt, startedBy } = pause;
  const note = words.open('clock_pauses.note', pause, pause.note);
  return { reason, note, from: startedAt.toISOString(), to: endedAt?.toISOString() ?? null, by: names.get(startedBy) ?? '' };
}

function toTallyView({ counted, needed, partsOfDay, partsOfDayNeeded, counting, suffices }: AttemptTally): AttemptTallyView {
  const tried = counting.map(({ at, method, partOfDay }) => ({ at: at.toISOString(), method, partOfDay }));
  return { counted, needed, partsOfDay, partsOfDayNeeded, suffices, counting: tried };
}

function toSuggestionView(one: SuggestedWorker, known: ReadonlyMap<string, LoadedWorker>): SuggestedWorkerView {
  const { workerId: id, before, after, ceiling, overCeiling, reasons } = one;
  return {
    worker: { id, name: known.get(id)?.name ?? '' },
    languages: [...(known.get(id)?.languages ?? [])],
    before: { active: before.active, weighted: before.weighted },
    after: { active: after.active, weighted: after.weighted },
    ceiling,
    overCeiling,
    reasons: [...reasons],
  };
}

function toDeparture(row: WaitingRow, organisationId: string, words: SealedWords): WaitingEntryView['departure'] {
  if (row.left_at === null || row.leave_reason === null) return null;
  const note = words.open('waiting_list_entries.leave_note', { id: row.id, organisationId }, row.leave_note);
  return { reason: row.leave_reason, note, at: row.left_at.toISOString(), by: row.left_by_name ?? '' };
}
