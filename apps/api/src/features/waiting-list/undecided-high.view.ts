import type { UndecidedHighView } from '@waymark/contracts';
import { momentGiven, nextClock, routeSettings, safetyContactOrder, waitStanding, workingDaysBetween } from '@waymark/domain';
import { highSignals } from '../referrals/index.js';
import type { UndecidedHighRow } from './undecided-high.repository.js';
import { contactSoFar, readClocks, type ReadingAt } from './waiting-row.view.js';

/** Those of the candidates whom the rules of the organisation call high, whoever was not yet spoken to first. */
export function toUndecidedHigh(candidates: readonly UndecidedHighRow[], at: ReadingAt): UndecidedHighView[] {
  const routing = routeSettings(at.settings);
  const owed = candidates.flatMap((row) => {
    const { id, risk, external_assessment: externalAssessment, judged_high: judgedHigh, done_at: doneAt } = row;
    const grounds = highSignals({ risk, externalAssessment, judgedHigh }, routing);
    const waitingSince = momentGiven(row.received_on, row.received_time).at;
    return grounds.length > 0 ? [{ id, grounds, isDone: doneAt !== null, isOfFile: row.file !== null, waitingSince, row }] : [];
  });
  return safetyContactOrder(owed).map(({ row, grounds }) => toView(row, [...grounds], at));
}

function toView(row: UndecidedHighRow, grounds: UndecidedHighView['safetyContact']['grounds'], at: ReadingAt): UndecidedHighView {
  const clocks = readClocks(row, at);
  const wait = { waitingSince: momentGiven(row.received_on, row.received_time).at, recordedAt: row.recorded_at };
  return {
    referralId: row.id,
    version: row.version,
    file: row.file,
    person: {
      id: row.person_id,
      reference: row.person_reference,
      givenName: row.given_name,
      familyName: row.family_name,
      knownAs: row.known_as,
      language: row.language,
      needsInterpreter: row.interpreter === 'needed',
    },
    risk: row.risk,
    source: row.source,
    agencyName: row.agency_name,
    waitedWorkingDays: workingDaysBetween(row.received_on, at.today, at.calendar),
    standing: waitStanding(wait, at.today, at.settings['waiting.high-risk-days'], at.calendar),
    clocks: clocks.map(({ view }) => view),
    nextClock: nextClock(clocks.map(({ reading }) => reading))?.kind ?? null,
    ...contactSoFar(row),
    holder: row.holder_id === null ? null : { id: row.holder_id, name: row.holder_name ?? '' },
    safetyContact: { grounds, dueAt: row.due_at?.toISOString() ?? null, doneAt: row.done_at?.toISOString() ?? null },
  };
}
