import { Injectable } from '@nestjs/common';
import type {
  AttemptOutcome,
  CalendarDay,
  ChosenLanguage,
  ClockKind,
  ClockUnit,
  InterpreterNeed,
  KnownRisk,
  LeaveReason,
  PauseReason,
  ReferralSource,
  RiskTrigger,
  RouteGround,
  SafetyAnswer,
} from '@waymark/domain';
import { Database } from '../../platform/database/database.js';

export interface WaitingRow {
  id: string;
  version: number;
  referral_id: string;
  offer_id: string;
  person_id: string;
  person_reference: string;
  given_name: string;
  family_name: string;
  known_as: string | null;
  language: ChosenLanguage;
  language_named: string | null;
  interpreter: InterpreterNeed;
  service_id: string;
  service_en: string;
  service_cy: string;
  risk: KnownRisk;
  needs_safety_contact: boolean;
  safety_grounds: RouteGround[];
  triggers: RiskTrigger[];
  vulnerable: boolean;
  children_in_household: SafetyAnswer;
  source: ReferralSource;
  agency_name: string | null;
  received_on: CalendarDay;
  received_time: string | null;
  recorded_at: Date;
  joined_at: Date;
  holder_id: string;
  holder_name: string;
  allocated_to: string | null;
  allocated_name: string | null;
  allocated_at: Date | null;
  allocated_by_name: string | null;
  last_looked_on: CalendarDay;
  last_attempt_at: Date | null;
  last_attempt_outcome: AttemptOutcome | null;
  next_try_on: CalendarDay | null;
  next_try_time: string | null;
  safety_due_at: Date | null;
  safety_done_at: Date | null;
  left_at: Date | null;
  left_by_name: string | null;
  leave_reason: LeaveReason | null;
  leave_note: Buffer | null;
  clocks: StoredClock[];
  pauses: StoredPause[];
}

/** As PostgreSQL writes them into JSON; instants are text there. */
export interface StoredClock {
  kind: ClockKind;
  started_at: string;
  is_start_time_given: boolean;
  stopped_at: string | null;
  ended_at: string | null;
  target_amount: number;
  target_unit: ClockUnit;
}

export interface StoredPause {
  reason: PauseReason;
  from: string;
  to: string | null;
}

export interface LeftRow {
  id: string;
  joined_at: Date;
  left_at: Date;
  leave_reason: LeaveReason;
}

/** The clocks of one referral and the pauses that they share, as two columns. */
export const clocksAndPauses = (referralId: string): string => `
         (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'started_at', c.started_at,
                   'is_start_time_given', c.is_start_time_given, 'stopped_at', c.stopped_at, 'ended_at', c.ended_at,
                   'target_amount', c.target_amount, 'target_unit', c.target_unit)), '[]')
            FROM clocks c WHERE c.organisation_id = (SELECT waymark_organisation()) AND c.referral_id = ${referralId}) AS clocks,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('reason', c.reason, 'from', c.started_at, 'to', c.ended_at)
                   ORDER BY c.started_at), '[]')
            FROM clock_pauses c WHERE c.organisation_id = (SELECT waymark_organisation()) AND c.referral_id = ${referralId}) AS pauses`;

/**
 * Each person with her clocks, pauses and latest contact, in one statement however long the list is. Texts differ by
 * what is asked and not by a parameter that may be null, so that PostgreSQL plans each for its own index.
 */
const ROWS = `
  SELECT e.id, e.version, e.referral_id, e.offer_id, e.person_id, p.reference AS person_reference, p.given_name,
         p.family_name, p.known_as, p.language, p.language_named, p.interpreter, e.service_id, s.name_en AS service_en,
         s.name_cy AS service_cy, r.risk, e.needs_safety_contact, e.safety_grounds, e.triggers, e.vulnerable,
         r.children_in_household, r.source, r.agency_name, r.received_on::text,
         to_char(r.received_time, 'HH24:MI') AS received_time, r.recorded_at, e.joined_at, e.holder_id, h.display_name AS holder_name,
         e.allocated_to, a.display_name AS allocated_name, e.allocated_at, b.display_name AS allocated_by_name,
         e.last_looked_on::text, last.made_at AS last_attempt_at, last.outcome AS last_attempt_outcome,
         last.next_try_on::text, to_char(last.next_try_time, 'HH24:MI') AS next_try_time,
         t.due_at AS safety_due_at, t.done_at AS safety_done_at, e.left_at, l.display_name AS left_by_name,
         e.leave_reason, e.leave_note,
         ${clocksAndPauses('e.referral_id')}
    FROM waiting_list_entries e
    JOIN referrals r ON r.organisation_id = e.organisation_id AND r.id = e.referral_id
    JOIN people p ON p.organisation_id = e.organisation_id AND p.id = e.person_id
    JOIN services s ON s.organisation_id = e.organisation_id AND s.id = e.service_id
    JOIN workers h ON h.organisation_id = e.organisation_id AND h.id = e.holder_id
    LEFT JOIN workers a ON a.organisation_id = e.organisation_id AND a.id = e.allocated_to
    LEFT JOIN workers b ON b.organisation_id = e.organisation_id AND b.id = e.allocated_by
    LEFT JOIN workers l ON l.organisation_id = e.organisation_id AND l.id = e.left_by
    LEFT JOIN LATERAL (
      SELECT k.due_at, k.done_at FROM tasks k
       WHERE k.organisation_id = e.organisation_id AND k.entry_id = e.id AND k.kind = 'safety-contact'
       ORDER BY k.done_at DESC NULLS FIRST LIMIT 1) t ON true
    LEFT JOIN LATERAL (
      SELECT c.made_at, c.outcome, c.next_try_on, c.next_try_time FROM contact_attempts c
       WHERE c.organisation_id = e.organisation_id AND c.referral_id = e.referral_id
       ORDER BY c.made_at DESC LIMIT 1) last ON true
   WHERE e.organisation_id = (SELECT waymark_organisation())`;

const EVERYWHERE = { name: 'all', sql: '', values: [] };

/** Reading for the list's one page across the tables that others write. */
@Injectable()
export class WaitingRowsRepository {
  constructor(private readonly database: Database) {}

  waiting(serviceId: string | null): Promise<WaitingRow[]> {
    const where = ofService(serviceId);
    return this.rows(`waiting-rows-${where.name}`, `${ROWS} AND e.left_at IS NULL${where.sql}`, where.values);
  }

  async one(entryId: string): Promise<WaitingRow | null> {
    const [row] = await this.rows('waiting-rows-one', `${ROWS} AND e.id = $1`, [entryId]);
    return row ?? null;
  }

  /** Who left since an instant; together with who waits now these are the books of the week. */
  leftSince(serviceId: string | null, from: Date): Promise<LeftRow[]> {
    const where = ofService(serviceId);
    return this.database.rows<LeftRow & Record<string, unknown>>({
      name: `waiting-left-${where.name}`,
      text: `SELECT e.id, e.joined_at, e.left_at, e.leave_reason FROM waiting_list_entries e
              WHERE e.organisation_id = (SELECT waymark_organisation())${where.sql} AND e.left_at >= $${where.values.length + 1}`,
      values: [...where.values, from],
    });
  }

  async lastJoinedAt(serviceId: string | null): Promise<Date | null> {
    const where = ofService(serviceId);
    const [row] = await this.database.rows<{ joined_at: Date }>({
      name: `waiting-last-joined-${where.name}`,
      text: `SELECT e.joined_at FROM waiting_list_entries e
              WHERE e.organisation_id = (SELECT waymark_organisation())${where.sql} ORDER BY e.joined_at DESC LIMIT 1`,
      values: where.values,
    });
    return row?.joined_at ?? null;
  }

  private rows(name: string, text: string, values: unknown[]): Promise<WaitingRow[]> {
    return this.database.rows<WaitingRow & Record<string, unknown>>({ name, text, values });
  }
}

function ofService(serviceId: string | null): { name: string; sql: string; values: string[] } {
  return serviceId === null ? EVERYWHERE : { name: 'service', sql: ' AND e.service_id = $1', values: [serviceId] };
}
