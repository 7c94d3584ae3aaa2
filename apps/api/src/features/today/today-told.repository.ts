import { Injectable } from '@nestjs/common';
import type { CalendarDay } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { NAME_IN_FULL, type SaidOfNumber } from '../people/index.js';
import type { NumberRow } from './today-due.repository.js';
import { MY_TEAMS, NOTHING_NEXT, type SubjectRow } from './today-rows.repository.js';

type Known = Pick<
  SubjectRow,
  | 'id' | 'stage' | 'handover_id' | 'referral_id' | 'person_id' | 'person_reference' | 'person_name' | 'language' | 'interpreter'
  | 'service_id' | 'service_en' | 'service_cy' | 'risk' | 'risk_decided_at' | 'last_contact_at' | 'next_try_on' | 'next_try_time'
>;
/** Null where nothing of the record is hers to read. */
type FromRecord = { [Name in 'has_children' | 'needs_contact_verifying' | 'recorded_at']: SubjectRow[Name] | null };
type Number = Omit<SaidOfNumber, 'verified_at'> & { verified_at: string };
type ToldRow = Record<string, unknown> & Known & FromRecord & { owes_contact: boolean; numbers: Number[] | null };

export interface Told {
  subjects: SubjectRow[];
  numbers: NumberRow[];
}

/** People of whom she is told and whose record is not hers to read: whom she is offered, and whom another took while she was away. */
@Injectable()
export class TodayToldRepository {
  constructor(private readonly database: Database) {}

  async of(workerId: string, today: CalendarDay): Promise<Told> {
    const rows = await this.database.rows<ToldRow>({
      name: 'today-told',
      text: `
        WITH told AS MATERIALIZED (
          SELECT h.id, 'offered-to-me' AS stage, h.id AS handover_id
            FROM handovers h
           WHERE h.organisation_id = (SELECT waymark_organisation()) AND h.state = 'offered' AND h.giver_id <> $1
             AND (h.receiver_worker_id = $1 OR h.receiver_team_id IN (${MY_TEAMS}))
          UNION ALL
          SELECT h.id, 'handed-over', NULL
            FROM handovers h
           WHERE h.organisation_id = (SELECT waymark_organisation()) AND h.state = 'completed' AND h.giver_id = $1 AND h.acknowledged_at IS NULL
             AND NOT EXISTS (SELECT FROM cases c WHERE c.organisation_id = h.organisation_id AND c.id = h.case_id)
        )
        SELECT told.id, told.stage, told.handover_id, p.referral_id, p.person_id, p.reference AS person_reference,
               ${NAME_IN_FULL} AS person_name, p.language, p.interpreter, p.risk,
               s.id AS service_id, s.name_en AS service_en, s.name_cy AS service_cy,
               r.risk_decided_at, r.last_contact_at, r.next_try_on, r.next_try_time, r.has_children, r.needs_contact_verifying,
               r.recorded_at, r.owed IS NOT NULL AS owes_contact, r.numbers
          FROM told
          JOIN waymark_handover_people(ARRAY(SELECT t.id FROM told t)) p ON p.handover_id = told.id
          JOIN services s ON s.organisation_id = p.organisation_id AND s.id = p.service_id
          LEFT JOIN waymark_handover_record(ARRAY(SELECT t.id FROM told t WHERE t.handover_id IS NOT NULL)) r ON r.handover_id = told.id`,
      values: [workerId, today],
    });
    return { subjects: rows.map(toSubject), numbers: rows.flatMap(numbersOf) };
  }
}

/** Nothing is due for her but the answer. */
function toSubject({ numbers: _numbers, owes_contact: owesContact, ...row }: ToldRow): SubjectRow {
  return {
    ...row,
    ...{ is_within_reach: false, owes_contact: owesContact, has_children: row.has_children ?? false },
    ...{ needs_contact_verifying: row.needs_contact_verifying ?? true, recorded_at: row.recorded_at ?? new Date(0) },
    ...{ case_id: null, case_version: null, entry_id: null, next_step: NOTHING_NEXT, next_step_due_on: null },
    ...{ check_in_on: null, triggers: null, file: null, pause: null, risk_given: null },
  };
}

function numbersOf({ person_id: personId, numbers }: ToldRow): NumberRow[] {
  return (numbers ?? []).map((number) => ({ ...number, person_id: personId, verified_at: new Date(number.verified_at) }));
}
