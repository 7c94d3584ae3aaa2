import { Injectable } from '@nestjs/common';
import type { HandoverRecordView, OwedContactView } from '@waymark/contracts';
import { handoverFacts, type HandoverRecord, type PlanOutcome } from '@waymark/domain';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { OrganisationSettings } from '../organisations/index.js';
import { owedContact, standingOf, toOwedContact, type EpisodeOfNumber, type SaidOfNumber } from '../people/index.js';

interface NumberRow extends Omit<SaidOfNumber, 'verified_at'>, Pick<HandoverRecord['contact']['numbers'][number], 'masked' | 'voicemail'> {
  verified_at: string;
}

interface RecordRow extends Record<string, unknown>, EpisodeOfNumber {
  risk: HandoverRecord['risk'];
  decided_on: HandoverRecord['riskDecidedOn'];
  owed: OwedContactView | null;
  unfinished: HandoverRecord['unfinishedAssessments'];
  reviews: HandoverRecord['plannedReviews'];
  organisation_id: string;
  next_step: Buffer | null;
  next_step_due_on: HandoverRecord['nextTryOn'];
  next_try_on: HandoverRecord['nextTryOn'];
  plan_outcome: PlanOutcome | null;
  numbers: NumberRow[];
}

/** What the record says of a case that is handed over, read when it is looked at and never copied into the offer. */
@Injectable()
export class HandoverRecordReader {
  constructor(
    private readonly database: Database,
    private readonly words: SealedWords,
    private readonly settings: OrganisationSettings,
    private readonly clock: Clock,
  ) {}

  async of(caseId: string): Promise<HandoverRecordView> {
    const now = this.clock.now();
    const row = await this.row(caseId);
    const nextStep = this.words.open('cases.next_step', { id: caseId, organisationId: row.organisation_id }, row.next_step);
    const validDays = (await this.settings.inForce())['safe-contact.valid-days'];
    return { readAt: now.toISOString(), facts: handoverFacts(toRecord(row, nextStep, validDays, now), { now, today: this.clock.today() }) };
  }

  private async row(caseId: string): Promise<RecordRow> {
    const [row] = await this.database.rows<RecordRow>({
      name: 'handover-record',
      text: `
        SELECT r.risk, r.needs_contact_verifying, r.recorded_at, c.organisation_id, c.next_step, c.next_step_due_on::text, ${owedContact('c.referral_id')} AS owed,
               (SELECT (max(d.decided_at) AT TIME ZONE 'Europe/London')::date::text FROM risk_decisions d
                 WHERE d.organisation_id = c.organisation_id AND d.referral_id = c.referral_id) AS decided_on,
               (SELECT coalesce(jsonb_agg(jsonb_build_object('begunBy', w.display_name,
                         'begunOn', (a.started_at AT TIME ZONE 'Europe/London')::date) ORDER BY a.started_at, a.id), '[]')
                  FROM risk_assessments a
                  JOIN workers w ON w.organisation_id = a.organisation_id AND w.id = a.started_by
                 WHERE a.organisation_id = c.organisation_id AND a.referral_id = c.referral_id AND a.finished_at IS NULL) AS unfinished,
               (SELECT coalesce(jsonb_agg(jsonb_build_object('subject', v.subject, 'dueOn', v.due_on) ORDER BY v.due_on, v.id), '[]')
                  FROM reviews v
                 WHERE v.organisation_id = c.organisation_id AND v.referral_id = c.referral_id AND v.state = 'planned') AS reviews,
               (SELECT a.next_try_on::text FROM contact_attempts a
                 WHERE a.organisation_id = c.organisation_id AND a.referral_id = c.referral_id
                 ORDER BY a.made_at DESC, a.id DESC LIMIT 1) AS next_try_on,
               (SELECT p.outcome FROM safety_plans p
                 WHERE p.organisation_id = c.organisation_id AND p.referral_id = c.referral_id
                 ORDER BY p.plan_version DESC LIMIT 1) AS plan_outcome,
               (SELECT coalesce(jsonb_agg(jsonb_build_object('masked', n.masked, 'owner', n.owner, 'call', n.call, 'text', n.text,
                         'voicemail', n.voicemail, 'safe_times', n.safe_times, 'has_code_word', n.code_word IS NOT NULL,
                         'said_by', n.said_by, 'verified_at', n.verified_at) ORDER BY n.verified_at DESC, n.id), '[]')
                  FROM contact_points n
                 WHERE n.organisation_id = c.organisation_id AND n.person_id = c.person_id AND n.kind = 'phone' AND n.ended_at IS NULL) AS numbers
          FROM cases c
          JOIN referrals r ON r.organisation_id = c.organisation_id AND r.id = c.referral_id
         WHERE c.organisation_id = (SELECT waymark_organisation()) AND c.id = $1`,
      values: [caseId],
    });
    if (!row) throw new Error('A handover without its case cannot be.');
    return row;
  }
}

function toRecord(row: RecordRow, nextStep: string | null, validDays: number, now: Date): HandoverRecord {
  const owed = toOwedContact(row.owed);
  const said = row.numbers.map((number) => ({ ...number, verified_at: new Date(number.verified_at) }));
  return {
    risk: row.risk,
    riskDecidedOn: row.decided_on,
    safetyContact: owed && { dueAt: owed.dueAt, holder: owed.holder.name },
    unfinishedAssessments: row.unfinished,
    plannedReviews: row.reviews,
    nextStep: { words: nextStep, dueOn: row.next_step_due_on },
    nextTryOn: row.next_try_on,
    planOutcome: row.plan_outcome,
    contact: { standing: standingOf(row, said, validDays, now), numbers: row.numbers.map(toMasked) },
  };
}

function toMasked({ masked, owner, call, text, voicemail, safe_times: safeTimes, has_code_word: hasCodeWord }: NumberRow) {
  return { masked, owner, call, text, voicemail, safeTimes, hasCodeWord };
}
