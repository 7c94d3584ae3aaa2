import { Injectable } from '@nestjs/common';
import type { AssessmentText, SaveAnswer, SaveText, StoredEntryView } from '@waymark/contracts';
import { checkAnswers, receiveEntry, type ArrivingEntry, type EntryStamp } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { RuleRefused } from '../../platform/errors/errors.js';
import { AssessmentWords } from './assessment-words.js';
import { instrumentOf } from './instrument-of.js';
import type { RiskAssessmentEntity } from './risk-assessment.entities.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';
import { UnfinishedAssessments } from './unfinished-assessments.js';

/**
 * Saves one answer or one text of a checklist that is not finished, as often as the line makes it arrive. A parked one
 * takes answers too: one that was on its way when she parked must not be lost.
 */
@Injectable()
export class SaveEntryAct {
  constructor(
    private readonly unfinished: UnfinishedAssessments,
    private readonly assessments: RiskAssessmentsRepository,
    private readonly words: AssessmentWords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async saveAnswer(id: string, item: number, body: SaveAnswer, worker: SignedInWorker): Promise<StoredEntryView> {
    const assessment = await this.unfinished.hold(id);
    const { answer, details, comment, source, sequence, writer } = body;
    const fits = checkAnswers(instrumentOf(assessment), [{ item, answer, details, comment, source }]);
    if (!fits.ok) throw new RuleRefused(fits.refusal);
    const stored = await this.assessments.answer(id, item);
    if (!isNews(stored, body)) return standing(stored, stored?.answeredAt, this.clock.now());
    const { organisationId } = assessment;
    const sealed = comment === null ? null : this.words.sealEntry(assessment, 'comment', `${id} ${item}`, comment);
    const by = { answeredAt: this.clock.now(), answeredBy: worker.id };
    await this.assessments.keepAnswer({ organisationId, assessmentId: id, item, answer, details, comment: sealed, source, sequence, writer, ...by });
    await this.note(assessment, 'risk-assessment.answered', `item-${item}`);
    return { sequence, writer, storedAt: by.answeredAt.toISOString() };
  }

  async saveText(id: string, field: AssessmentText, body: SaveText, worker: SignedInWorker): Promise<StoredEntryView> {
    const assessment = await this.unfinished.hold(id);
    const stored = await this.assessments.text(id, field);
    if (!isNews(stored, body)) return standing(stored, stored?.writtenAt, this.clock.now());
    const { sequence, writer } = body;
    const text = this.words.sealEntry(assessment, 'text', `${id} ${field}`, body.text);
    const by = { writtenAt: this.clock.now(), writtenBy: worker.id };
    await this.assessments.keepText({ organisationId: assessment.organisationId, assessmentId: id, field, text, sequence, writer, ...by });
    await this.note(assessment, 'risk-assessment.answered', field);
    return { sequence, writer, storedAt: by.writtenAt.toISOString() };
  }

  private note(assessment: RiskAssessmentEntity, action: string, field: string): Promise<void> {
    const { id: subjectId, personId } = assessment;
    return this.audit.note({ action, subjectType: 'risk-assessment', subjectId, personId, fields: [field] });
  }
}

function isNews(stored: EntryStamp | null, arriving: ArrivingEntry): boolean {
  const ruling = receiveEntry(stored, arriving);
  if (!ruling.ok) throw new RuleRefused(ruling.refusal);
  return ruling.value === 'store';
}

function standing(stored: EntryStamp | null, at: Date | undefined, now: Date): StoredEntryView {
  return { sequence: stored?.sequence ?? 0, writer: stored?.writer ?? '', storedAt: (at ?? now).toISOString() };
}
