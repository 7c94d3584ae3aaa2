import { Injectable } from '@nestjs/common';
import type { AnsweredChecklist, Ground } from '@waymark/domain';
import { AssessmentWords } from './assessment-words.js';
import { instrumentOf } from './instrument-of.js';
import { toDashAnswer } from './risk-assessment.view.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';

export interface FinishedChecklist extends AnsweredChecklist {
  grounds: Ground[];
}

/** What a finished assessment said, for what answers it. Whoever shows it records that it was read. */
@Injectable()
export class FinishedChecklists {
  constructor(
    private readonly assessments: RiskAssessmentsRepository,
    private readonly words: AssessmentWords,
  ) {}

  async of(id: string): Promise<FinishedChecklist | null> {
    const [assessment, answers] = await Promise.all([this.assessments.find(id), this.assessments.answers(id)]);
    if (!assessment?.finishedAt) return null;
    return {
      instrument: instrumentOf(assessment),
      answers: answers.map((row) => toDashAnswer(row, this.words)),
      grounds: assessment.grounds ?? [],
    };
  }
}
