import { Injectable } from '@nestjs/common';
import type { CameInFileView, TodayStage } from '@waymark/contracts';
import type { CalendarDay, ChosenLanguage, InterpreterNeed, KnownRisk, PauseReason, RiskTrigger } from '@waymark/domain';
import { OF_CASE_ROLE } from '../../platform/auth/case-roles.js';
import { Database } from '../../platform/database/database.js';
import { SealedWords, type OpenedWords } from '../../platform/secrets/sealed-words.js';
import { NAME_IN_FULL } from '../people/index.js';
import { cameInFile, EPISODE_IS_OVER } from '../referrals/index.js';
import { GIVEN_AWAY } from '../risk-assessments/index.js';

/** Somebody whom the worker holds, or is asked to take. */
export interface SubjectRow {
  id: string;
  stage: TodayStage;
  referral_id: string;
  case_id: string | null;
  case_version: number | null;
  entry_id: string | null;
  handover_id: string | null;
  next_step: OpenedWords;
  next_step_due_on: CalendarDay | null;
  person_id: string;
  person_reference: string;
  person_name: string;
  /** Like the level, null where she is only told that another has the case. */
  language: ChosenLanguage | null;
  interpreter: InterpreterNeed | null;
  service_id: string | null;
  service_en: string | null;
  service_cy: string | null;
  risk: KnownRisk | null;
  risk_decided_at: Date | null;
  last_contact_at: Date | null;
  next_try_on: CalendarDay | null;
  next_try_time: string | null;
  /** When somebody who waits must hear from us again; null in support. */
  check_in_on: CalendarDay | null;
  triggers: RiskTrigger[] | null;
  has_children: boolean;
  file: CameInFileView | null;
  pause: { reason: PauseReason; since: string } | null;
  /** A colleague has named her as the holder, and she has not said yet that she has it. */
  risk_given: { version: number; by: string } | null;
  needs_contact_verifying: boolean;
  recorded_at: Date;
  /** False where she is only told of her. */
  is_within_reach: boolean;
  /** Of an offer: a safety contact is owed, and would be hers with the case. */
  owes_contact: boolean;
}

/** Teams to which the worker belongs, by the same rule as when a handover is answered. */
export const MY_TEAMS = `
  SELECT t.id
    FROM teams t
    JOIN memberships m ON m.organisation_id = t.organisation_id AND m.worker_id = $1 AND ${OF_CASE_ROLE}
     AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on >= $2)
     AND (m.team_id = t.id OR (m.team_id IS NULL AND (m.service_id IS NULL OR m.service_id = t.service_id)))
   WHERE t.organisation_id = (SELECT waymark_organisation())`;

/** Handovers of hers that somebody accepted, or cases taken over from her, until she says that she has seen it. */
export const NOT_SEEN_BY_GIVER = `
  h.state = ANY (ARRAY['accepted', 'joint-contact', 'completed']) AND h.acknowledged_at IS NULL AND h.giver_id = $1
  AND c.worker_id IS DISTINCT FROM $1`;

export interface SubjectsDue {
  today: CalendarDay;
  endOfToday: Date;
  checkInDays: Readonly<Record<KnownRisk, number>>;
  isManager: boolean;
}

/** By the same rule as on the waiting list: who is owed a safety contact is looked in on as at high risk. */
const CHECK_IN_ON = `(e.last_looked_on + ($4::jsonb ->> CASE WHEN e.needs_safety_contact THEN 'high' ELSE r.risk END)::int)`;

const HAS_OPEN_CASE = (of: string): string => `
  EXISTS (SELECT FROM cases c WHERE c.organisation_id = ${of}.organisation_id AND c.referral_id = ${of}.referral_id AND c.closed_at IS NULL)`;

/** Of a checklist `a`: whoever began it works with people no more, and nobody answers for the person by name. */
const IS_NOBODYS = `
  (NOT EXISTS (SELECT FROM memberships m
                 JOIN workers w ON w.organisation_id = m.organisation_id AND w.id = m.worker_id AND w.left_at IS NULL
                WHERE m.organisation_id = a.organisation_id AND m.worker_id = a.started_by AND ${OF_CASE_ROLE}
                  AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on >= $2))
   AND NOT ${HAS_OPEN_CASE('a')}
   AND NOT EXISTS (SELECT FROM waiting_list_entries e
                    WHERE e.organisation_id = a.organisation_id AND e.referral_id = a.referral_id AND e.left_at IS NULL)
   AND NOT EXISTS (SELECT FROM tasks k
                    WHERE k.organisation_id = a.organisation_id AND k.referral_id = a.referral_id AND k.done_at IS NULL))`;

/** Only a case has a next step. */
export const NOTHING_NEXT: OpenedWords = { words: null, isUnreadable: false };

type SealedSubject = Omit<SubjectRow, 'next_step'> & { organisation_id: string; next_step: Buffer | null };

@Injectable()
export class TodayRowsRepository {
  constructor(
    private readonly database: Database,
    private readonly words: SealedWords,
  ) {}

  /**
   * Safety contacts that she holds before triage has decided; her cases; those given to her who still wait; those whose risk she holds in name and for whom something is due;
   * assessments she has begun with people whom others hold, and to a manager those that nobody answers for; and cases that another has accepted from her. In one statement, however long the list.
   */
  async subjects(workerId: string, { today, endOfToday, checkInDays, isManager }: SubjectsDue): Promise<SubjectRow[]> {
    const rows = await this.database.rows<Record<string, unknown> & SealedSubject>({
      name: 'today-subjects',
      text: `
        -- Gathered once, whatever the planner believes: right after a large import its statistics are of the time before.
        WITH subjects AS MATERIALIZED (
          SELECT k.id, 'undecided' AS stage, k.referral_id, NULL::uuid AS case_id, NULL::int AS case_version, NULL::uuid AS entry_id,
                 NULL::uuid AS handover_id, NULL::uuid AS service_id, NULL::bytea AS next_step, NULL::date AS next_step_due_on
            FROM tasks k
           WHERE k.organisation_id = (SELECT waymark_organisation()) AND k.holder_id = $1 AND k.done_at IS NULL AND k.entry_id IS NULL
          UNION ALL
          SELECT c.id, 'in-support', c.referral_id, c.id, c.version,
                 (SELECT e.id FROM waiting_list_entries e
                   WHERE e.organisation_id = c.organisation_id AND e.offer_id = c.offer_id), NULL, c.service_id, c.next_step, c.next_step_due_on
            FROM cases c
           WHERE c.organisation_id = (SELECT waymark_organisation()) AND c.worker_id = $1 AND c.closed_at IS NULL
          UNION ALL
          SELECT e.id, 'waiting', e.referral_id, NULL, NULL, e.id, NULL, e.service_id, NULL, NULL
            FROM waiting_list_entries e
           WHERE e.organisation_id = (SELECT waymark_organisation()) AND e.allocated_to = $1 AND e.left_at IS NULL
          UNION ALL
          SELECT e.id, 'waiting', e.referral_id, NULL, NULL, e.id, NULL, e.service_id, NULL, NULL
            FROM waiting_list_entries e
            JOIN referrals r ON r.organisation_id = e.organisation_id AND r.id = e.referral_id
           WHERE e.organisation_id = (SELECT waymark_organisation()) AND e.holder_id = $1 AND e.left_at IS NULL
             AND e.allocated_to IS DISTINCT FROM $1
             AND (e.holder_is_new
               OR EXISTS (SELECT FROM tasks k WHERE k.organisation_id = e.organisation_id AND k.entry_id = e.id
                             AND k.holder_id = $1 AND k.done_at IS NULL)
               OR EXISTS (SELECT FROM clocks k WHERE k.organisation_id = e.organisation_id AND k.referral_id = e.referral_id
                             AND k.kind = ANY (ARRAY['first-attempt', 'first-contact']) AND k.stopped_at IS NULL AND k.ended_at IS NULL
                             AND k.due_at <= $3)
               OR (SELECT a.next_try_on FROM contact_attempts a WHERE a.organisation_id = e.organisation_id
                      AND a.referral_id = e.referral_id ORDER BY a.made_at DESC, a.id DESC LIMIT 1) <= $2
               OR ${CHECK_IN_ON} <= $2
               OR (NOT ${HAS_OPEN_CASE('e')} AND EXISTS (SELECT FROM risk_assessments a WHERE a.organisation_id = e.organisation_id
                             AND a.referral_id = e.referral_id AND a.finished_at IS NULL)))
          UNION ALL
          SELECT a.id, 'assessing', a.referral_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL
            FROM risk_assessments a
            JOIN referrals r ON r.organisation_id = a.organisation_id AND r.id = a.referral_id
           WHERE a.organisation_id = (SELECT waymark_organisation()) AND a.finished_at IS NULL
             AND ((a.started_by = $1 AND NOT ${GIVEN_AWAY}) OR ($5 AND ${IS_NOBODYS}))
             AND r.withdrawn_at IS NULL AND NOT ${EPISODE_IS_OVER}
             AND NOT EXISTS (SELECT FROM cases c WHERE c.organisation_id = a.organisation_id AND c.referral_id = a.referral_id
                                AND c.worker_id = $1 AND c.closed_at IS NULL)
             AND NOT EXISTS (SELECT FROM waiting_list_entries e WHERE e.organisation_id = a.organisation_id
                                AND e.referral_id = a.referral_id AND e.left_at IS NULL
                                AND (e.allocated_to = $1 OR (e.holder_id = $1 AND NOT ${HAS_OPEN_CASE('a')})))
             AND NOT EXISTS (SELECT FROM tasks k WHERE k.organisation_id = a.organisation_id AND k.referral_id = a.referral_id
                                AND k.holder_id = $1 AND k.done_at IS NULL AND k.entry_id IS NULL AND NOT ${HAS_OPEN_CASE('a')})
          UNION ALL
          SELECT h.id, 'handed-over', c.referral_id, NULL, NULL, NULL, NULL, c.service_id, NULL, NULL
            FROM handovers h
            JOIN cases c ON c.organisation_id = h.organisation_id AND c.id = h.case_id
           WHERE h.organisation_id = (SELECT waymark_organisation()) AND ${NOT_SEEN_BY_GIVER}
        )
        SELECT subjects.id, subjects.stage, subjects.referral_id, subjects.case_id, subjects.case_version, subjects.entry_id,
               subjects.handover_id, r.organisation_id, subjects.next_step, subjects.next_step_due_on::text,
               p.id AS person_id, p.reference AS person_reference,
               ${NAME_IN_FULL} AS person_name, p.language, p.interpreter,
               s.id AS service_id, s.name_en AS service_en, s.name_cy AS service_cy, r.risk,
               (SELECT max(d.decided_at) FROM risk_decisions d
                 WHERE d.organisation_id = r.organisation_id AND d.referral_id = r.id) AS risk_decided_at,
               (SELECT max(a.made_at) FROM contact_attempts a
                 WHERE a.organisation_id = r.organisation_id AND a.referral_id = r.id
                   AND a.outcome = ANY (ARRAY['spoke', 'person-got-in-touch'])) AS last_contact_at,
               latest.next_try_on::text, to_char(latest.next_try_time, 'HH24:MI') AS next_try_time,
               (SELECT ${CHECK_IN_ON}::text FROM waiting_list_entries e
                 WHERE e.organisation_id = r.organisation_id AND e.id = subjects.entry_id AND e.left_at IS NULL) AS check_in_on,
               (SELECT jsonb_build_object('version', e.version, 'by', w.display_name)
                  FROM waiting_list_entries e
                  JOIN workers w ON w.organisation_id = e.organisation_id AND w.id = e.joined_by
                 WHERE e.organisation_id = r.organisation_id AND e.id = subjects.entry_id AND e.holder_id = $1 AND e.holder_is_new
                   AND e.left_at IS NULL) AS risk_given,
               (SELECT e.triggers FROM waiting_list_entries e
                 WHERE e.organisation_id = r.organisation_id AND e.referral_id = r.id ORDER BY e.joined_at DESC LIMIT 1) AS triggers,
               (SELECT jsonb_build_object('reason', c.reason, 'since', c.started_at) FROM clock_pauses c
                 WHERE c.organisation_id = r.organisation_id AND c.referral_id = r.id AND c.ended_at IS NULL LIMIT 1) AS pause,
               CASE WHEN subjects.stage = 'undecided' THEN ${cameInFile('r.id')} END AS file,
               r.children_in_household = 'yes' AS has_children, r.needs_contact_verifying, r.recorded_at,
               true AS is_within_reach, false AS owes_contact
          FROM subjects
          JOIN referrals r ON r.organisation_id = (SELECT waymark_organisation()) AND r.id = subjects.referral_id
          JOIN people p ON p.organisation_id = r.organisation_id AND p.id = r.person_id
          LEFT JOIN services s ON s.organisation_id = r.organisation_id AND s.id = subjects.service_id
          LEFT JOIN LATERAL (SELECT a.next_try_on, a.next_try_time FROM contact_attempts a
                              WHERE a.organisation_id = r.organisation_id AND a.referral_id = r.id
                              ORDER BY a.made_at DESC, a.id DESC LIMIT 1) AS latest ON true`,
      values: [workerId, today, endOfToday, JSON.stringify(checkInDays), isManager],
    });
    return rows.map((row) => ({ ...row, next_step: this.nextStepOf(row) }));
  }

  private nextStepOf({ case_id: id, organisation_id: organisationId, next_step: sealed }: SealedSubject): OpenedWords {
    return id === null ? NOTHING_NEXT : this.words.openOrTell('cases.next_step', { id, organisationId }, sealed);
  }
}
