import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AnswerReadQuestion, PersonNameView, ReadQuestionsView, ReadQuestionView } from '@waymark/contracts';
import { addDays, answerRead, compareQuestions, isAnswered, startOfDay } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { currentScope } from '../../platform/database/request-scope.js';
import { NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { ReadReviewRepository, type AnswerRow, type QuestionRow } from './read-review.repository.js';

const ANSWERED_DAYS = 28;

/** Reads that are worth a question, and what became of each. */
@Injectable()
export class ReadReview {
  constructor(
    private readonly repository: ReadReviewRepository,
    private readonly words: SealedWords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<ReadQuestionsView> {
    const today = this.clock.today();
    const views = await this.views(await this.repository.questions(null, startOfDay(addDays(today, -ANSWERED_DAYS))));
    await this.audit.note({ action: 'read-questions.read', subjectType: 'read-questions', subjectId: null, personId: null });
    const isOver = ({ answers }: ReadQuestionView): boolean => isAnswered(answers.map(({ outcome }) => outcome));
    return {
      open: views.filter((view) => !isOver(view)).sort((one, other) => compareQuestions(one.grounds, other.grounds)),
      answered: views.filter(isOver).reverse(),
      leads: await this.repository.leads(today),
    };
  }

  async answer(id: string, { outcome, words: typed }: AnswerReadQuestion, worker: SignedInWorker): Promise<ReadQuestionView> {
    await this.repository.takeTurn(id);
    const before = await this.one(id);
    const words = typed?.trim() || null;
    const ruling = answerRead({ workerId: before.worker.id, by: worker.id, before: before.answers.map((one) => one.outcome), outcome, words });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const row = { id: randomUUID(), organisationId: worker.organisationId };
    const answer = { ...row, questionId: id, outcome, words: this.words.seal('read_answers.words', row, words), answeredBy: worker.id, answeredAt: this.clock.now() };
    await this.repository.add(answer);
    await this.audit.note({ action: `read-question.${outcome}`, subjectType: 'read-question', subjectId: id, personId: null });
    const view = await this.one(id);
    // The audit of it is about no person; the answer names her all the same, and is repeated to nobody who may not read her.
    if (view.person !== null && personHasName(view.person)) currentScope().people.add(view.person.id);
    return view;
  }

  private async one(id: string): Promise<ReadQuestionView> {
    const [view] = await this.views(await this.repository.questions(id, null));
    if (!view) throw new NotFound();
    return view;
  }

  private async views(rows: readonly QuestionRow[]): Promise<ReadQuestionView[]> {
    const answers = await this.repository.answers(rows.map(({ id }) => id));
    return rows.map((row) => this.toView(row, answers.filter((answer) => answer.question_id === row.id)));
  }

  private toView(row: QuestionRow, answers: readonly AnswerRow[]): ReadQuestionView {
    const { person_id: personId, reference } = row;
    return {
      ...{ id: row.id, worker: { id: row.worker_id, name: row.worker_name }, weekOn: row.week_on, grounds: row.grounds, times: row.times },
      person:
        personId === null || reference === null
          ? null
          : { id: personId, reference, givenName: row.given_name, familyName: row.family_name, knownAs: row.known_as },
      ...{ firstAt: row.first_at.toISOString(), lastAt: row.last_at.toISOString(), listedAt: row.listed_at.toISOString() },
      answers: answers.map((answer) => ({
        ...{ outcome: answer.outcome, by: answer.by, at: answer.answered_at.toISOString() },
        ...this.words.openOrTell('read_answers.words', { id: answer.id, organisationId: answer.organisation_id }, answer.words),
      })),
    };
  }
}

function personHasName({ givenName, familyName, knownAs }: PersonNameView): boolean {
  return [givenName, familyName, knownAs].some((name) => name !== null);
}
