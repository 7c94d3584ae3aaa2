import { Injectable } from '@nestjs/common';
import type { OwedContactView } from '@waymark/contracts';
import type { CalendarDay, ChosenLanguage, ClosureReason, HandoverKind, HandoverState, InterpreterNeed, KnownRisk, ReferralSource } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { NAME_IN_FULL, owedContact } from '../people/index.js';
import { CaseClosureEntity } from './case-closure.entity.js';

/** A case with the names around it, and its handovers, newest first. */
export interface CaseRow extends Record<string, unknown> {
  id: string;
  version: number;
  organisation_id: string;
  person_id: string;
  referral_id: string;
  entry_id: string | null;
  reference: string;
  source: ReferralSource;
  risk: KnownRisk;
  person_reference: string;
  person_name: string;
  date_of_birth: CalendarDay | null;
  language: ChosenLanguage;
  interpreter: InterpreterNeed;
  service_id: string;
  service_en: string;
  service_cy: string;
  worker_id: string;
  worker_name: string;
  opened_at: Date;
  next_step: Buffer | null;
  next_step_due_on: CalendarDay | null;
  closed_at: Date | null;
  closed_by_name: string | null;
  closure_reason: ClosureReason | null;
  closure_note: Buffer | null;
  unfinished_assessment_id: string | null;
  owed: OwedContactView | null;
  handovers: CaseHandoverRow[];
}

/** Of a case `c`: a checklist begun for it and neither finished nor ended, or one of its episode that no other open case goes on with. */
export const UNFINISHED_ASSESSMENT = `
  (SELECT a.id FROM risk_assessments a
    WHERE a.organisation_id = c.organisation_id AND a.referral_id = c.referral_id AND a.finished_at IS NULL
      AND (a.case_id = c.id OR NOT EXISTS (SELECT FROM cases other
                                            WHERE other.organisation_id = c.organisation_id AND other.referral_id = c.referral_id
                                              AND other.id <> c.id AND other.closed_at IS NULL))
    ORDER BY a.started_at, a.id LIMIT 1)`;

export interface CaseHandoverRow {
  id: string;
  version: number;
  kind: HandoverKind;
  state: HandoverState;
  giver: string;
  worker: { id: string; name: string } | null;
  team: { id: string; en: string; cy: string } | null;
  acceptedBy: string | null;
  offeredAt: string | null;
  lapsesAt: string | null;
}

@Injectable()
export class CaseWorkRepository {
  constructor(private readonly database: Database) {}

  one(id: string): Promise<CaseRow[]> {
    return this.rows('case-one', 'c.id = $1', id);
  }

  ofPerson(personId: string): Promise<CaseRow[]> {
    return this.rows('cases-of-person', 'c.person_id = $1', personId);
  }

  closure(caseId: string): Promise<CaseClosureEntity | null> {
    return this.database.manager.findOneBy(CaseClosureEntity, { caseId });
  }

  async addClosure(closure: CaseClosureEntity): Promise<void> {
    await this.database.manager.insert(CaseClosureEntity, closure);
  }

  private rows(name: string, which: string, value: string): Promise<CaseRow[]> {
    return this.database.rows<CaseRow>({
      name,
      text: `
        SELECT c.id, c.version, c.organisation_id, c.person_id, c.referral_id,
               (SELECT e.id FROM waiting_list_entries e
                 WHERE e.organisation_id = c.organisation_id AND e.offer_id = c.offer_id) AS entry_id, r.reference, r.source, r.risk,
               p.reference AS person_reference, ${NAME_IN_FULL} AS person_name,
               p.date_of_birth::text, p.language, p.interpreter,
               s.id AS service_id, s.name_en AS service_en, s.name_cy AS service_cy,
               w.id AS worker_id, w.display_name AS worker_name, c.opened_at, c.next_step, c.next_step_due_on::text,
               c.closed_at, closer.display_name AS closed_by_name, c.closure_reason, c.closure_note,
               ${UNFINISHED_ASSESSMENT} AS unfinished_assessment_id, ${owedContact('c.referral_id')} AS owed,
               (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'version', h.version, 'kind', h.kind, 'state', h.state,
                         'giver', giver.display_name, 'acceptedBy', acceptor.display_name, 'offeredAt', h.offered_at, 'lapsesAt', h.lapses_at,
                         'worker', CASE WHEN taker.id IS NOT NULL THEN jsonb_build_object('id', taker.id, 'name', taker.display_name) END,
                         'team', CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'en', t.name_en, 'cy', t.name_cy) END)
                         ORDER BY h.drafted_at DESC, h.id), '[]')
                  FROM handovers h
                  JOIN workers giver ON giver.organisation_id = h.organisation_id AND giver.id = h.giver_id
                  LEFT JOIN workers acceptor ON acceptor.organisation_id = h.organisation_id AND acceptor.id = h.accepted_by
                  LEFT JOIN workers taker ON taker.organisation_id = h.organisation_id AND taker.id = h.receiver_worker_id
                  LEFT JOIN teams t ON t.organisation_id = h.organisation_id AND t.id = h.receiver_team_id
                 WHERE h.organisation_id = c.organisation_id AND h.case_id = c.id) AS handovers
          FROM cases c
          JOIN referrals r ON r.organisation_id = c.organisation_id AND r.id = c.referral_id
          JOIN people p ON p.organisation_id = c.organisation_id AND p.id = c.person_id
          JOIN services s ON s.organisation_id = c.organisation_id AND s.id = c.service_id
          JOIN workers w ON w.organisation_id = c.organisation_id AND w.id = c.worker_id
          LEFT JOIN workers closer ON closer.organisation_id = c.organisation_id AND closer.id = c.closed_by
         WHERE c.organisation_id = (SELECT waymark_organisation()) AND ${which}
         ORDER BY c.closed_at DESC NULLS FIRST, c.opened_at DESC, c.id`,
      values: [value],
    });
  }
}
