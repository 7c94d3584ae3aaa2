import { Injectable } from '@nestjs/common';
import type { CameInFileView } from '@waymark/contracts';
import type { AttemptOutcome, CalendarDay, ChosenLanguage, ExternalAssessment, InterpreterNeed, KnownRisk, ReferralSource } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { cameInFile } from '../referrals/index.js';
import { clocksAndPauses, type StoredClock, type StoredPause } from './waiting-rows.repository.js';

/** A referral that nobody has decided on and that somebody has found something about. */
export interface UndecidedHighRow extends Record<string, unknown> {
  id: string;
  version: number;
  person_id: string;
  person_reference: string;
  given_name: string;
  family_name: string;
  known_as: string | null;
  language: ChosenLanguage;
  interpreter: InterpreterNeed;
  risk: KnownRisk;
  external_assessment: ExternalAssessment | null;
  judged_high: boolean;
  source: ReferralSource;
  agency_name: string | null;
  received_on: CalendarDay;
  received_time: string | null;
  recorded_at: Date;
  holder_id: string | null;
  holder_name: string | null;
  due_at: Date | null;
  done_at: Date | null;
  last_attempt_at: Date | null;
  last_attempt_outcome: AttemptOutcome | null;
  next_try_on: CalendarDay | null;
  next_try_time: string | null;
  file: CameInFileView | null;
  clocks: StoredClock[];
  pauses: StoredPause[];
}

@Injectable()
export class UndecidedHighRepository {
  constructor(private readonly database: Database) {}

  /** In one statement however many they are; the rule says afterwards which of them are high. */
  candidates(): Promise<UndecidedHighRow[]> {
    return this.database.rows<UndecidedHighRow>({
      name: 'waiting-undecided-high',
      text: `
        SELECT r.id, r.version, p.id AS person_id, p.reference AS person_reference, p.given_name, p.family_name, p.known_as,
               p.language, p.interpreter, r.risk, r.external_assessment, r.judged_high, r.source, r.agency_name,
               r.received_on::text, to_char(r.received_time, 'HH24:MI') AS received_time, r.recorded_at,
               h.id AS holder_id, h.display_name AS holder_name, t.due_at, t.done_at,
               last.made_at AS last_attempt_at, last.outcome AS last_attempt_outcome, last.next_try_on::text,
               to_char(last.next_try_time, 'HH24:MI') AS next_try_time,
               ${cameInFile('r.id')} AS file,
               ${clocksAndPauses('r.id')}
          FROM referrals r
          JOIN people p ON p.organisation_id = r.organisation_id AND p.id = r.person_id
          LEFT JOIN LATERAL (
            SELECT k.holder_id, k.due_at, k.done_at FROM tasks k
             WHERE k.organisation_id = r.organisation_id AND k.referral_id = r.id AND k.kind = 'safety-contact'
             ORDER BY k.done_at DESC NULLS FIRST, k.created_at DESC LIMIT 1) t ON true
          LEFT JOIN workers h ON h.organisation_id = r.organisation_id AND h.id = t.holder_id
          LEFT JOIN LATERAL (
            SELECT c.made_at, c.outcome, c.next_try_on, c.next_try_time FROM contact_attempts c
             WHERE c.organisation_id = r.organisation_id AND c.referral_id = r.id
             ORDER BY c.made_at DESC LIMIT 1) last ON true
         WHERE r.organisation_id = (SELECT waymark_organisation()) AND r.withdrawn_at IS NULL
           AND (r.risk = 'high' OR r.external_assessment IS NOT NULL OR r.judged_high)
           AND r.id IN (SELECT o.referral_id FROM referral_offers o
                         WHERE o.organisation_id = (SELECT waymark_organisation()) AND o.state = ANY (ARRAY['recorded', 'returned']))`,
    });
  }
}
