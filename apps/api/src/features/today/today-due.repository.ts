import { Injectable } from '@nestjs/common';
import type { CalendarDay, HandoverDeclineReason, HandoverKind, HandoverState, ReviewSubject } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { SealedWords, type OpenedWords } from '../../platform/secrets/sealed-words.js';
import type { SaidOfNumber } from '../people/index.js';
import { MY_TEAMS, NOT_SEEN_BY_GIVER } from './today-rows.repository.js';

export interface HandoverDueRow {
  id: string;
  version: number;
  case_id: string;
  kind: HandoverKind;
  state: HandoverState;
  giver_id: string;
  lapses_at: Date | null;
  answered_at: Date | null;
  ends_at: Date | null;
  giver: string;
  answerer: string | null;
  decline_reason: HandoverDeclineReason | null;
  answer_words: OpenedWords;
  receiver: string | null;
  team_en: string | null;
  team_cy: string | null;
}

type SealedHandover = Omit<HandoverDueRow, 'answer_words'> & { organisation_id: string; answer_words: Buffer | null };

export interface ReviewDueRow extends Record<string, unknown> {
  id: string;
  version: number;
  referral_id: string;
  subject: ReviewSubject;
  due_on: CalendarDay;
}

/** A safety contact that is owed, or a clock that still runs to the first attempt or contact. */
export interface ContactDueRow extends Record<string, unknown> {
  id: string;
  referral_id: string;
  is_safety_contact: boolean;
  /** Who holds the safety contact, where it is somebody else. */
  held_by: string | null;
  due_at: Date;
}

/** A checklist that was begun and not finished, with who began it and the open cases with which it stands. */
export interface ParkedRow extends Record<string, unknown> {
  id: string;
  referral_id: string;
  case_ids: string[];
  begun_by_id: string;
  begun_by: string;
}

export interface NumberRow extends Record<string, unknown>, SaidOfNumber {
  person_id: string;
}

/** What is due for the people on a worker's list: one statement for each kind, however many people there are. */
@Injectable()
export class TodayDueRepository {
  constructor(
    private readonly database: Database,
    private readonly words: SealedWords,
  ) {}

  /** Offers to her and by her, answers to hers that she has not seen, and handovers she accepted and has not completed. */
  async handovers(workerId: string, today: CalendarDay): Promise<HandoverDueRow[]> {
    const rows = await this.database.rows<Record<string, unknown> & SealedHandover>({
      name: 'today-handovers',
      text: `
        SELECT h.id, h.version, h.case_id, h.kind, h.state, h.giver_id, h.lapses_at, h.answered_at, h.ends_at,
               giver.display_name AS giver, answerer.display_name AS answerer, h.decline_reason, h.organisation_id, h.answer_words,
               receiver.display_name AS receiver, t.name_en AS team_en, t.name_cy AS team_cy
          FROM handovers h
          LEFT JOIN cases c ON c.organisation_id = h.organisation_id AND c.id = h.case_id
          JOIN workers giver ON giver.organisation_id = h.organisation_id AND giver.id = h.giver_id
          LEFT JOIN workers answerer ON answerer.organisation_id = h.organisation_id AND answerer.id = h.answered_by
          LEFT JOIN workers receiver ON receiver.organisation_id = h.organisation_id AND receiver.id = h.receiver_worker_id
          LEFT JOIN teams t ON t.organisation_id = h.organisation_id AND t.id = h.receiver_team_id
         WHERE h.organisation_id = (SELECT waymark_organisation()) AND (
               (h.state = 'offered' AND h.giver_id <> $1 AND (h.receiver_worker_id = $1 OR h.receiver_team_id IN (${MY_TEAMS})))
            OR (c.closed_at IS NULL AND h.state = ANY (ARRAY['offered', 'declined', 'lapsed']) AND h.acknowledged_at IS NULL
                AND h.giver_id = $1 AND c.worker_id = $1)
            OR (${NOT_SEEN_BY_GIVER})
            OR (c.closed_at IS NULL AND h.state = ANY (ARRAY['accepted', 'joint-contact']) AND h.accepted_by = $1))`,
      values: [workerId, today],
    });
    return rows.map((row) => ({ ...row, answer_words: this.answerOf(row) }));
  }

  private answerOf({ id, organisation_id: organisationId, answer_words: sealed }: SealedHandover): OpenedWords {
    return this.words.openOrTell('handovers.answer_words', { id, organisationId }, sealed);
  }

  reviews(referralIds: readonly string[], until: CalendarDay): Promise<ReviewDueRow[]> {
    return this.database.rows<ReviewDueRow>({
      name: 'today-reviews',
      text: `
        SELECT v.id, v.version, v.referral_id, v.subject, v.due_on::text
          FROM reviews v
         WHERE v.organisation_id = (SELECT waymark_organisation()) AND v.state = 'planned'
           AND v.referral_id = ANY ($1) AND v.due_on <= $2`,
      values: [referralIds, until],
    });
  }

  contacts(workerId: string, referralIds: readonly string[]): Promise<ContactDueRow[]> {
    return this.database.rows<ContactDueRow>({
      name: 'today-contacts',
      text: `
        SELECT k.id, k.referral_id, true AS is_safety_contact, k.due_at, CASE WHEN k.holder_id <> $1 THEN w.display_name END AS held_by
          FROM tasks k
          JOIN workers w ON w.organisation_id = k.organisation_id AND w.id = k.holder_id
         WHERE k.organisation_id = (SELECT waymark_organisation()) AND (k.holder_id = $1 OR k.referral_id = ANY ($2)) AND k.done_at IS NULL
        UNION ALL
        SELECT k.id, k.referral_id, false, k.due_at, NULL
          FROM clocks k
         WHERE k.organisation_id = (SELECT waymark_organisation()) AND k.referral_id = ANY ($2)
           AND k.kind = ANY (ARRAY['first-attempt', 'first-contact']) AND k.stopped_at IS NULL AND k.ended_at IS NULL`,
      values: [workerId, referralIds],
    });
  }

  /** Whoever began it: it is due to the people on her list, and so to whoever answers for them now. */
  parked(referralIds: readonly string[]): Promise<ParkedRow[]> {
    return this.database.rows<ParkedRow>({
      name: 'today-parked',
      text: `
        SELECT a.id, a.referral_id, a.started_by AS begun_by_id, w.display_name AS begun_by,
               ARRAY(SELECT c.id FROM cases c
                      WHERE c.organisation_id = a.organisation_id AND c.referral_id = a.referral_id AND c.closed_at IS NULL
                        AND (c.id = a.case_id OR NOT EXISTS (SELECT FROM cases own
                              WHERE own.organisation_id = a.organisation_id AND own.id = a.case_id AND own.closed_at IS NULL))) AS case_ids
          FROM risk_assessments a
          JOIN workers w ON w.organisation_id = a.organisation_id AND w.id = a.started_by
         WHERE a.organisation_id = (SELECT waymark_organisation()) AND a.finished_at IS NULL AND a.referral_id = ANY ($1)
         ORDER BY a.started_at, a.id`,
      values: [referralIds],
    });
  }

  numbers(personIds: readonly string[]): Promise<NumberRow[]> {
    return this.database.rows<NumberRow>({
      name: 'today-numbers',
      text: `
        SELECT n.person_id, n.owner, n.call, n.text, n.safe_times, n.code_word IS NOT NULL AS has_code_word, n.said_by, n.verified_at
          FROM contact_points n
         WHERE n.organisation_id = (SELECT waymark_organisation()) AND n.person_id = ANY ($1) AND n.kind = 'phone' AND n.ended_at IS NULL
         ORDER BY n.verified_at DESC, n.id`,
      values: [personIds],
    });
  }

  async allocators(today: CalendarDay): Promise<string[]> {
    const rows = await this.database.rows<{ name: string }>({
      name: 'today-allocators',
      text: `
        SELECT DISTINCT w.display_name AS name
          FROM memberships m
          JOIN workers w ON w.organisation_id = m.organisation_id AND w.id = m.worker_id AND w.left_at IS NULL
         WHERE m.organisation_id = (SELECT waymark_organisation()) AND m.role = ANY (ARRAY['team-lead', 'service-manager'])
           AND m.from_on <= $1 AND (m.to_on IS NULL OR m.to_on >= $1)
         ORDER BY 1`,
      values: [today],
    });
    return rows.map(({ name }) => name);
  }
}
