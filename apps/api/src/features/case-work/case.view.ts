import { CASE_ACTS, type CaseAct, type CaseHandoverView, type CaseView, type ClosureView } from '@waymark/contracts';
import { ageOn, decidesAsManager, isHandoverOpen, isSelfReferral, type CalendarDay, type RouteGround } from '@waymark/domain';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import type { SealedWords } from '../../platform/secrets/sealed-words.js';
import { toOwedContact } from '../people/index.js';
import type { CaseClosureEntity } from './case-closure.entity.js';
import type { CaseHandoverRow, CaseRow } from './case-work.repository.js';

interface Reading {
  words: SealedWords;
  worker: ActingWorker;
  isHeldByReader: boolean;
  highGrounds: RouteGround[];
  today: CalendarDay;
}

/** A case with what the worker who asks may do with it. */
export function toCaseView(row: CaseRow, closure: ClosureView | null, { words, worker, isHeldByReader, highGrounds, today }: Reading): CaseView {
  const { id, version, reference, risk, date_of_birth: bornOn } = row;
  const isOpen = row.closed_at === null;
  return {
    ...{ id, version, reference, risk, closure, isHeldByReader, highGrounds },
    // Nothing comes next in a case that has ended, and nobody holds its risk.
    nextStep: isOpen ? words.open('cases.next_step', rowOf(row), row.next_step) : null,
    nextStepDueOn: isOpen ? row.next_step_due_on : null,
    unfinishedAssessmentId: row.unfinished_assessment_id,
    safetyContact: isOpen ? toOwedContact(row.owed) : null,
    referralId: row.referral_id,
    entryId: row.entry_id,
    person: {
      id: row.person_id,
      reference: row.person_reference,
      name: row.person_name,
      age: bornOn === null ? null : ageOn(bornOn, today),
      language: row.language,
      interpreter: row.interpreter,
    },
    service: { id: row.service_id, name: { en: row.service_en, cy: row.service_cy } },
    worker: { id: row.worker_id, name: row.worker_name },
    openedAt: row.opened_at.toISOString(),
    hasReferrer: !isSelfReferral(row.source),
    handovers: row.handovers.map(toCaseHandover),
    acts: caseActs(row, worker),
  };
}

function caseActs(row: CaseRow, worker: ActingWorker): CaseAct[] {
  if (row.closed_at !== null) return [];
  const isHolder = row.worker_id === worker.id;
  const isManager = decidesAsManager(worker.roles);
  const handoverStands = row.handovers.some(({ state }) => isHandoverOpen(state));
  const can: Readonly<Record<CaseAct, boolean>> = {
    'set-next-step': isHolder || isManager,
    'hand-over': isHolder && !handoverStands,
    close: (isHolder || isManager) && !handoverStands,
    'take-over': isManager && !isHolder,
  };
  return CASE_ACTS.filter((act) => can[act]);
}

function toCaseHandover({ worker, team, offeredAt, lapsesAt, ...row }: CaseHandoverRow): CaseHandoverView {
  return {
    ...row,
    receiver: team ? { to: 'team', id: team.id, name: { en: team.en, cy: team.cy } } : worker && { to: 'worker', ...worker },
    // PostgreSQL writes an instant into JSON with its own offset.
    offeredAt: offeredAt && new Date(offeredAt).toISOString(),
    lapsesAt: lapsesAt && new Date(lapsesAt).toISOString(),
  };
}

export function toClosureView(row: CaseRow, closure: CaseClosureEntity | null, sealed: SealedWords): ClosureView | null {
  if (!row.closed_at || !row.closure_reason || !closure) return null;
  const { riskCheckedOn: checkedOn, riskLevel: level, riskWords, wayBack, planned, referrerTold, personAware, consequences } = closure;
  const words = sealed.open('case_closures.risk_words', rowOf(row), riskWords);
  return {
    ...{ planned, referrerTold, personAware, consequences },
    reason: row.closure_reason,
    words: sealed.open('cases.closure_note', rowOf(row), row.closure_note),
    at: row.closed_at.toISOString(),
    by: row.closed_by_name ?? '',
    riskCheck: checkedOn !== null && level !== null && words !== null ? { checkedOn, level, words } : null,
    wayBack: sealed.open('case_closures.way_back', rowOf(row), wayBack),
  };
}

function rowOf({ id, organisation_id: organisationId }: CaseRow) {
  return { id, organisationId };
}
