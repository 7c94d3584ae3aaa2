import { Injectable } from '@nestjs/common';
import type { TodayItemView, TodayRowView, TodayView } from '@waymark/contracts';
import { addDays, decidesAsManager, endOfDay, TODAY_FILTERS, type TodayFilter } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { AnswerAccountRequestAct } from '../account-requests/index.js';
import { BlockPages } from '../blocks/index.js';
import { OpeningPages } from '../emergency-openings/index.js';
import { HeldFiles } from '../imports/index.js';
import { LinkedPartiesPages } from '../linked-parties/index.js';
import { OrganisationSettings } from '../organisations/index.js';
import { standingOf } from '../people/index.js';
import { asOnePerson } from './one-person.js';
import { TodayDueRepository, type HandoverDueRow, type NumberRow } from './today-due.repository.js';
import { handedOutOf, itemsOf } from './today-items.js';
import { TodayRowsRepository, type SubjectRow } from './today-rows.repository.js';
import { TodayToldRepository } from './today-told.repository.js';

/** Reviews stand on the list a week before their day. */
const REVIEWS_AHEAD_DAYS = 7;

/** A worker's day, in a fixed number of statements, with the reading of it on record. */
@Injectable()
export class TodayPage {
  constructor(
    private readonly rows: TodayRowsRepository,
    private readonly told: TodayToldRepository,
    private readonly due: TodayDueRepository,
    private readonly blocks: BlockPages,
    private readonly openings: OpeningPages,
    private readonly files: HeldFiles,
    private readonly accountRequests: AnswerAccountRequestAct,
    private readonly linked: LinkedPartiesPages,
    private readonly settings: OrganisationSettings,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async read(worker: SignedInWorker): Promise<TodayView> {
    const { id: workerId, rights } = worker;
    const now = this.clock.now();
    const today = this.clock.today();
    const settings = await this.settings.inForce();
    const checkInDays = settings['waiting.check-in-days'];
    const [held, told] = await Promise.all([
      this.rows.subjects(workerId, { today, endOfToday: endOfDay(today), checkInDays, isManager: decidesAsManager(worker.roles) }),
      this.told.of(workerId, today),
    ]);
    const subjects = [...held, ...told.subjects];
    const referralIds = [...new Set(held.map((one) => one.referral_id))];
    // Sent back to back on the request's one connection.
    const [handovers, reviews, contacts, parked, ownNumbers, allocators, files, declaredConflicts, accountRequests, openings, linkedParties] = await Promise.all([
      this.due.handovers(workerId, today),
      this.due.reviews(referralIds, addDays(today, REVIEWS_AHEAD_DAYS)),
      this.due.contacts(workerId, referralIds),
      this.due.parked(referralIds),
      this.due.numbers([...new Set(held.map((one) => one.person_id))]),
      this.due.allocators(today),
      this.files.of(workerId, rights.includes('import:run'), today),
      rights.includes('block:administer') ? this.blocks.unseen() : [],
      rights.includes('account-request:answer') ? this.accountRequests.countFor(worker) : 0,
      this.openings.forToday(worker),
      rights.includes('linked-parties:settle') ? this.linked.countOpen() : 0,
      this.audit.note({ action: 'today.read', subjectType: 'worker', subjectId: workerId, personId: null }),
    ]);
    const numbers = [...ownNumbers, ...told.numbers];
    const items = itemsOf(subjects, { workerId, handovers, reviews, contacts, parked }, now, today);
    const validDays = settings['safe-contact.valid-days'];
    const rows = subjects.map((subject) => toRow(subject, items.get(subject.id) ?? [], { handovers, numbers, validDays, now }));
    return { readAt: now.toISOString(), today, counts: countsOf(rows), rows: asOnePerson(rows.sort(byFirstItem)), files, declaredConflicts, accountRequests, openings, linkedParties, allocators };
  }
}

interface Around {
  handovers: readonly HandoverDueRow[];
  numbers: readonly NumberRow[];
  validDays: number;
  now: Date;
}

function toRow(subject: SubjectRow, items: TodayItemView[], { handovers, numbers, validDays, now }: Around): TodayRowView {
  const own = numbers.filter((number) => number.person_id === subject.person_id);
  const { id, stage, risk, service_id: serviceId, service_en: en, service_cy: cy } = subject;
  return {
    ...{ id, stage, risk, items },
    referralId: subject.referral_id,
    caseId: subject.case_id,
    caseVersion: subject.case_version,
    entryId: subject.entry_id,
    handoverId: subject.handover_id,
    handedOut: handedOutOf(subject, handovers),
    person: {
      id: subject.person_id,
      reference: subject.person_reference,
      name: subject.person_name,
      language: subject.language,
      interpreter: subject.interpreter,
    },
    service: serviceId !== null && en !== null && cy !== null ? { id: serviceId, name: { en, cy } } : null,
    riskDecidedAt: subject.risk_decided_at?.toISOString() ?? null,
    lastContactAt: subject.last_contact_at?.toISOString() ?? null,
    mayOpen: subject.is_within_reach,
    contact: isKnownHow(subject) ? standingOf(subject, own, validDays, now) : null,
    safeTimes: own[0]?.safe_times ?? null,
    hasChildren: subject.has_children,
    file: subject.file,
    nextTry: subject.next_try_on === null ? null : { on: subject.next_try_on, time: subject.next_try_time },
    pause: subject.pause && { reason: subject.pause.reason, since: new Date(subject.pause.since).toISOString() },
  };
}

/** Whoever was only told that another has her case knows nothing of how she is reached now. */
function isKnownHow({ is_within_reach: isWithinReach, stage }: SubjectRow): boolean {
  return isWithinReach || stage === 'offered-to-me';
}

function countsOf(rows: readonly TodayRowView[]): Record<TodayFilter, number> {
  const filters = rows.flatMap(({ items }) => items.flatMap((item) => item.filters));
  const count = (filter: TodayFilter): number => filters.filter((one) => one === filter).length;
  return Object.fromEntries(TODAY_FILTERS.map((filter) => [filter, count(filter)])) as Record<TodayFilter, number>;
}

/** Whoever has nothing due comes last, by name; the list does not jump while it is read. */
function byFirstItem(a: TodayRowView, b: TodayRowView): number {
  const rank = ({ items: [first] }: TodayRowView): number => first?.rank ?? Number.MAX_SAFE_INTEGER;
  return rank(a) - rank(b) || a.person.name.localeCompare(b.person.name) || (a.id < b.id ? -1 : 1);
}
