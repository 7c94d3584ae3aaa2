import { Injectable } from '@nestjs/common';
import type { AssessmentText } from '@waymark/contracts';
import type { AnsweredAssessment, CalendarDay, RiskLevel } from '@waymark/domain';
import { Database } from '../../platform/database/database.js';
import { StaleVersion } from '../../platform/errors/errors.js';
import { EPISODE_IS_OVER } from '../referrals/index.js';
import { GIVEN_AWAY } from './given-away.js';
import { AssessmentAnswerEntity, AssessmentTextEntity, RiskAssessmentEntity } from './risk-assessment.entities.js';

export interface AssessmentListRow extends Record<string, unknown> {
  id: string;
  answered: number;
}

/** One assessment with all that was answered and written. */
export interface WholeAssessment {
  assessment: RiskAssessmentEntity;
  answers: AssessmentAnswerEntity[];
  texts: AssessmentTextEntity[];
}

@Injectable()
export class RiskAssessmentsRepository {
  constructor(private readonly database: Database) {}

  find(id: string): Promise<RiskAssessmentEntity | null> {
    return this.database.manager.findOneBy(RiskAssessmentEntity, { id });
  }

  /** Whoever saves an answer or finishes waits for the other, so that no answer slips in behind a result. */
  hold(id: string): Promise<RiskAssessmentEntity | null> {
    return this.database.manager.findOne(RiskAssessmentEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async whole(id: string): Promise<WholeAssessment | null> {
    const [assessment, answers, texts] = await Promise.all([this.find(id), this.answers(id), this.texts(id)]);
    return assessment && { assessment, answers, texts };
  }

  answers(assessmentId: string): Promise<AssessmentAnswerEntity[]> {
    return this.database.manager.find(AssessmentAnswerEntity, { where: { assessmentId }, order: { item: 'ASC' } });
  }

  texts(assessmentId: string): Promise<AssessmentTextEntity[]> {
    return this.database.manager.find(AssessmentTextEntity, { where: { assessmentId }, order: { field: 'ASC' } });
  }

  answer(assessmentId: string, item: number): Promise<AssessmentAnswerEntity | null> {
    return this.database.manager.findOneBy(AssessmentAnswerEntity, { assessmentId, item });
  }

  text(assessmentId: string, field: AssessmentText): Promise<AssessmentTextEntity | null> {
    return this.database.manager.findOneBy(AssessmentTextEntity, { assessmentId, field });
  }

  async keepAnswer(answer: AssessmentAnswerEntity): Promise<void> {
    await this.database.manager.upsert(AssessmentAnswerEntity, answer, ['assessmentId', 'item']);
  }

  async keepText(text: AssessmentTextEntity): Promise<void> {
    await this.database.manager.upsert(AssessmentTextEntity, text, ['assessmentId', 'field']);
  }

  async add(assessment: RiskAssessmentEntity): Promise<void> {
    await this.database.manager.insert(RiskAssessmentEntity, assessment);
  }

  /** Changes exactly one assessment of exactly this version. */
  async change(id: string, version: number, changes: Partial<RiskAssessmentEntity>): Promise<void> {
    const { affected } = await this.database.manager.update(RiskAssessmentEntity, { id, version }, { ...changes, version: version + 1 });
    if (affected !== 1) throw new StaleVersion();
  }

  async hasOpen(referralId: string, instrumentCode: string): Promise<boolean> {
    const open = await this.database.rows({
      name: 'assessment-open',
      text: `SELECT FROM risk_assessments WHERE organisation_id = (SELECT waymark_organisation())
                AND referral_id = $1 AND instrument_code = $2 AND finished_at IS NULL`,
      values: [referralId, instrumentCode],
    });
    return open.length > 0;
  }

  ofPerson(personId: string): Promise<RiskAssessmentEntity[]> {
    return this.database.manager.find(RiskAssessmentEntity, { where: { personId }, order: { startedAt: 'DESC', id: 'ASC' } });
  }

  /** Begun by this worker, not finished and not given away with its case, the newest first. All of them: which to show is the screen's to say. */
  openOf(workerId: string): Promise<OpenAssessmentRow[]> {
    return this.database.rows<OpenAssessmentRow>({
      name: 'assessments-open-of',
      text: `
        SELECT a.id, a.person_id, p.reference, p.given_name, p.family_name, p.known_as, a.started_at, a.parked_at,
               a.instrument_code, a.instrument_version,
               (SELECT count(*)::int FROM assessment_answers w
                 WHERE w.organisation_id = a.organisation_id AND w.assessment_id = a.id AND w.answer <> 'not-asked') AS answered
          FROM risk_assessments a
          JOIN people p ON p.organisation_id = a.organisation_id AND p.id = a.person_id
          JOIN referrals r ON r.organisation_id = a.organisation_id AND r.id = a.referral_id
         WHERE a.organisation_id = (SELECT waymark_organisation()) AND a.started_by = $1 AND a.finished_at IS NULL
           AND NOT ${EPISODE_IS_OVER} AND NOT ${GIVEN_AWAY}
         ORDER BY coalesce(a.parked_at, a.started_at) DESC, a.id`,
      values: [workerId],
    });
  }

  /** How many items of each draft have an answer. */
  async answeredCounts(personId: string): Promise<Map<string, number>> {
    const rows = await this.database.rows<AssessmentListRow>({
      name: 'assessments-answered',
      text: `
        SELECT a.id, count(w.item)::int AS answered
          FROM risk_assessments a
          LEFT JOIN assessment_answers w ON w.organisation_id = a.organisation_id AND w.assessment_id = a.id AND w.answer <> 'not-asked'
         WHERE a.organisation_id = (SELECT waymark_organisation()) AND a.person_id = $1
         GROUP BY a.id`,
      values: [personId],
    });
    return new Map(rows.map(({ id, answered }) => [id, answered]));
  }

  /** The last one finished before this, with the same form and version; numbers of another form mean other questions. */
  async previousOf(assessment: RiskAssessmentEntity): Promise<RiskAssessmentEntity | null> {
    const [row] = await this.database.rows<{ id: string }>({
      name: 'assessment-previous',
      text: `
        SELECT id FROM risk_assessments
         WHERE organisation_id = (SELECT waymark_organisation()) AND person_id = $1 AND id <> $2
           AND instrument_code = $3 AND instrument_version = $4 AND finished_at < coalesce($5, 'infinity'::timestamptz)
         ORDER BY finished_at DESC, id LIMIT 1`,
      values: [
        assessment.personId,
        assessment.id,
        assessment.instrumentCode,
        assessment.instrumentVersion,
        assessment.finishedAt,
      ],
    });
    return row ? this.find(row.id) : null;
  }

  /** What a safety plan may answer: one finished assessment, or the newest of a person. */
  async finished(where: { id: string } | { personId: string }): Promise<(AnsweredAssessment & { referralId: string }) | null> {
    const [row] = await this.database.rows<FinishedRow>({
      name: 'assessment-finished',
      text: `
        SELECT id, person_id, referral_id, level, (finished_at AT TIME ZONE 'Europe/London')::date::text AS finished_on
          FROM risk_assessments
         WHERE organisation_id = (SELECT waymark_organisation()) AND finished_at IS NOT NULL
           AND (id = $1 OR person_id = $2)
         ORDER BY finished_at DESC, id LIMIT 1`,
      values: ['id' in where ? where.id : null, 'personId' in where ? where.personId : null],
    });
    if (!row) return null;
    return { id: row.id, personId: row.person_id, referralId: row.referral_id, level: row.level, finishedOn: row.finished_on };
  }
}

interface FinishedRow extends Record<string, unknown> {
  id: string;
  person_id: string;
  referral_id: string;
  level: RiskLevel;
  finished_on: CalendarDay;
}

export interface OpenAssessmentRow extends Record<string, unknown> {
  id: string;
  person_id: string;
  reference: string;
  given_name: string | null;
  family_name: string | null;
  known_as: string | null;
  started_at: Date;
  parked_at: Date | null;
  instrument_code: string;
  instrument_version: string;
  answered: number;
}
