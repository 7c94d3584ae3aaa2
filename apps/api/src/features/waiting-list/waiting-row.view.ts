import type { ClockReadingView, WaitingRowView } from '@waymark/contracts';
import {
  cameLate,
  checkInDueOn,
  CLOCK_KINDS,
  dayOf,
  momentGiven,
  nextClock,
  readClock,
  waitingAlarm,
  waitingBand,
  waitingOrder,
  workingDaysBetween,
  type CalendarDay,
  type ClockReading,
  type KnownWait,
  type Pause,
  type SettingValues,
  type WaitingPerson,
  type WorkingCalendar,
} from '@waymark/domain';
import type { StoredClock, WaitingRow } from './waiting-rows.repository.js';

/** The moment at which a list is read, and the settings it is read by. */
export interface ReadingAt {
  now: Date;
  today: CalendarDay;
  settings: SettingValues;
  calendar: WorkingCalendar;
}

export function toWaitingPerson(row: WaitingRow): WaitingPerson & KnownWait {
  return {
    id: row.id,
    risk: row.risk,
    needsSafetyContact: row.needs_safety_contact,
    triggers: row.triggers,
    childrenInHousehold: row.children_in_household === 'yes',
    vulnerable: row.vulnerable,
    isSpokenTo: row.safety_done_at !== null,
    waitingSince: momentGiven(row.received_on, row.received_time).at,
    recordedAt: row.recorded_at,
  };
}

/** Rows in the order in which they would be harmed by waiting, each with what puts it there. */
export function toWaitingRows(rows: readonly WaitingRow[], at: ReadingAt): WaitingRowView[] {
  const byId = new Map(rows.map((row) => [row.id, { row, person: toWaitingPerson(row) }]));
  return waitingOrder([...byId.values()].map(({ person }) => person)).flatMap(({ id, rank, reasons }) => {
    const found = byId.get(id);
    return found ? [{ ...toUnrankedRow(found.row, at, found.person), rank, reasons: [...reasons] }] : [];
  });
}

export function toUnrankedRow(row: WaitingRow, at: ReadingAt, person = toWaitingPerson(row)): Omit<WaitingRowView, 'rank' | 'reasons'> {
  const clocks = readClocks(row, at);
  const band = waitingBand(person);
  const receivedOn = dayOf(person.waitingSince);
  const dueRisk = band === 'safety-contact' ? 'high' : row.risk;
  const nextCheckInOn = checkInDueOn(row.last_looked_on, dueRisk, at.settings['waiting.check-in-days']);
  return {
    ...whoAndWhere(row),
    band,
    alarm: waitingAlarm(person, at.today, alarmRule(at.settings), at.calendar),
    waitedWorkingDays: workingDaysBetween(receivedOn, row.left_at ? dayOf(row.left_at) : at.today, at.calendar),
    clocks: clocks.map(({ view }) => view),
    nextClock: nextClock(clocks.map(({ reading }) => reading))?.kind ?? null,
    pause: openPause(row),
    nextCheckInOn,
    isCheckInDue: nextCheckInOn <= at.today,
    ...contactSoFar(row),
    safetyContact: safetyContact(row),
  };
}

function whoAndWhere(row: WaitingRow) {
  return {
    id: row.id,
    version: row.version,
    referralId: row.referral_id,
    person: {
      id: row.person_id,
      reference: row.person_reference,
      givenName: row.given_name,
      familyName: row.family_name,
      knownAs: row.known_as,
      language: row.language,
      needsInterpreter: row.interpreter === 'needed',
    },
    service: { id: row.service_id, name: { en: row.service_en, cy: row.service_cy } },
    risk: row.risk,
    source: row.source,
    agencyName: row.agency_name,
    holder: { id: row.holder_id, name: row.holder_name },
    allocation: allocationOf(row),
  };
}

function allocationOf(row: WaitingRow): WaitingRowView['allocation'] {
  if (row.allocated_to === null || row.allocated_at === null) return null;
  const worker = { id: row.allocated_to, name: row.allocated_name ?? '' };
  return { worker, at: row.allocated_at.toISOString(), by: row.allocated_by_name ?? '' };
}

export function contactSoFar(
  row: Pick<WaitingRow, 'last_attempt_at' | 'last_attempt_outcome' | 'next_try_on' | 'next_try_time'>,
): Pick<WaitingRowView, 'lastAttempt' | 'nextTry'> {
  const { last_attempt_at: at, last_attempt_outcome: outcome, next_try_on: on } = row;
  return {
    lastAttempt: at && outcome ? { at: at.toISOString(), outcome } : null,
    nextTry: on === null ? null : { on, time: row.next_try_time },
  };
}

function safetyContact(row: WaitingRow): WaitingRowView['safetyContact'] {
  if (row.safety_due_at === null) return null;
  const recorded = row.risk === 'high' && !row.safety_grounds.includes('recorded-high') ? (['recorded-high'] as const) : [];
  return { grounds: [...recorded, ...row.safety_grounds], dueAt: row.safety_due_at.toISOString(), doneAt: row.safety_done_at?.toISOString() ?? null };
}

function openPause(row: WaitingRow): WaitingRowView['pause'] {
  const open = row.pauses.find((pause) => pause.to === null);
  return open ? { reason: open.reason, since: new Date(open.from).toISOString() } : null;
}

export interface ReadClock {
  view: ClockReadingView;
  reading: ClockReading;
}

/** The clocks of one person as they are read together. */
export function readClocks(row: Pick<WaitingRow, 'clocks' | 'pauses' | 'recorded_at'>, at: ReadingAt): ReadClock[] {
  const pauses = row.pauses.map(({ reason, from, to }): Pause => ({ reason, from: new Date(from), to: to === null ? null : new Date(to) }));
  return [...row.clocks]
    .sort((a, b) => CLOCK_KINDS.indexOf(a.kind) - CLOCK_KINDS.indexOf(b.kind))
    .map((clock) => readStored(clock, pauses, row.recorded_at, at));
}

function readStored(stored: StoredClock, pauses: Pause[], recordedAt: Date, at: ReadingAt): ReadClock {
  const end = stored.stopped_at ?? stored.ended_at;
  const target = { amount: stored.target_amount, unit: stored.target_unit, startsOn: 'received' as const };
  const clock = { kind: stored.kind, target, startedAt: new Date(stored.started_at), stoppedAt: end === null ? null : new Date(end) };
  const reading = readClock(clock, pauses, at.now, at.calendar);
  const { elapsed, withPauses } = reading;
  const view: ClockReadingView = {
    kind: stored.kind,
    state: stored.ended_at === null ? reading.state : 'ended',
    isStartTimeGiven: stored.is_start_time_given,
    stoppedAt: stored.stopped_at === null ? null : new Date(stored.stopped_at).toISOString(),
    unit: target.unit,
    target: target.amount,
    elapsed: rounded(elapsed),
    left: rounded(reading.left),
    pausedFor: reading.pausedFor,
    cameLate: stored.ended_at === null && cameLate(reading, recordedAt),
    elapsedWithPauses: withPauses.elapsed > elapsed ? rounded(withPauses.elapsed) : null,
  };
  return { view, reading };
}

const rounded = (amount: number): number => Math.round(amount * 100) / 100;

function alarmRule(settings: SettingValues) {
  return { notAssessedDays: settings['waiting.not-assessed-days'], highRiskDays: settings['waiting.high-risk-days'] };
}
