import { Injectable } from '@nestjs/common';
import type { AssessmentSaidView, PersonSafetyPlansView, SafetyPlanView, SaidSinceView } from '@waymark/contracts';
import { notAskedCount, PLAN_SECTIONS, planPoints, pointsSince, reviewDueOn, type AnsweredAssessment, type PlanAnswer } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { OrganisationSettings, OrganisationsRepository } from '../organisations/index.js';
import { PeopleRepository, toPersonNameView } from '../people/index.js';
import { FinishedChecklists, RiskAssessmentsRepository } from '../risk-assessments/index.js';
import { PlanWords } from './plan-words.js';
import type { SafetyPlanAnswerEntity, SafetyPlanEntity } from './safety-plan.entities.js';
import { SafetyPlansRepository } from './safety-plans.repository.js';

/** Reading safety plans; each reading is recorded. */
@Injectable()
export class SafetyPlansService {
  constructor(
    private readonly plans: SafetyPlansRepository,
    private readonly assessments: RiskAssessmentsRepository,
    private readonly checklists: FinishedChecklists,
    private readonly people: PeopleRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly settings: OrganisationSettings,
    private readonly words: PlanWords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async read(id: string): Promise<SafetyPlanView> {
    const view = await this.view(id);
    const { person, assessment, since } = view;
    await this.audit.note({ action: 'safety-plan.read', subjectType: 'safety-plan', subjectId: id, personId: person.id });
    for (const subjectId of [assessment.id, since?.assessment.id]) {
      if (subjectId) await this.audit.note({ action: 'risk-assessment.read', subjectType: 'risk-assessment', subjectId, personId: person.id });
    }
    return view;
  }

  /** The view as the answer to an act that was recorded itself. */
  async view(id: string): Promise<SafetyPlanView> {
    const plan = await this.plans.plan(id);
    if (!plan) throw new NotFound();
    const [person, entries, answers, newest, lastVersion, workers, assessment] = await Promise.all([
      this.people.person(plan.personId),
      this.plans.entries(id),
      this.plans.answers(id),
      this.assessments.finished({ personId: plan.personId }),
      this.plans.lastVersion(plan.personId),
      this.organisations.workerNames(),
      this.assessments.finished({ id: plan.assessmentId }),
    ]);
    if (!person || !assessment || !newest) throw new NotFound();
    const said = await this.saidIn(assessment);
    const texts = entries.map(({ organisationId, section, text }) => ({
      section,
      text: this.words.openEntry(organisationId, id, section, text),
    }));
    return {
      ...shared(plan, newest.id, workers),
      person: toPersonNameView(person),
      assessment: said,
      answers: answers.map((answer) => this.answerOf(answer)),
      since: newest.id === assessment.id ? null : since(said, await this.saidIn(newest)),
      isNewest: plan.planVersion === lastVersion,
      entries: texts.sort((a, b) => PLAN_SECTIONS.indexOf(a.section) - PLAN_SECTIONS.indexOf(b.section)),
      copy: this.copyOf(plan),
      agreedInWords: plan.agreedInWords,
    };
  }

  async ofPerson(personId: string): Promise<PersonSafetyPlansView> {
    const person = await this.people.person(personId);
    if (!person) throw new NotFound();
    const [plans, open, newest, workers, settings] = await Promise.all([
      this.plans.ofPerson(personId),
      this.plans.openPoints(personId),
      this.assessments.finished({ personId }),
      this.organisations.workerNames(),
      this.settings.inForce(),
      this.audit.note({ action: 'safety-plan.read', subjectType: 'person', subjectId: personId, personId }),
    ]);
    return {
      person: toPersonNameView(person),
      newestAssessment: newest && {
        id: newest.id,
        finishedOn: newest.finishedOn,
        level: newest.level,
        reviewDueOn: reviewDueOn(newest.level, this.clock.today(), settings['review.cadence-days']),
      },
      plans: plans.map((plan) => ({
        ...shared(plan, newest?.id ?? null, workers),
        assessmentId: plan.assessmentId,
        copyForm: plan.copyForm,
        open: open.get(plan.id) ?? 0,
      })),
    };
  }

  private async saidIn({ id, finishedOn, level }: AnsweredAssessment): Promise<AssessmentSaidView> {
    const checklist = await this.checklists.of(id);
    if (!checklist) throw new NotFound();
    return { id, finishedOn, level, grounds: checklist.grounds, points: planPoints(checklist), notAsked: notAskedCount(checklist) };
  }

  private answerOf({ organisationId, planId, item, section, notNeeded }: SafetyPlanAnswerEntity): PlanAnswer {
    return { item, section, notNeeded: notNeeded && this.words.openReason(organisationId, planId, item, notNeeded) };
  }

  private copyOf({ id, organisationId, copyForm, copyKeptWhere, copySafeThere }: SafetyPlanEntity): SafetyPlanView['copy'] {
    const keptWhere = copyKeptWhere && this.words.openPlace(organisationId, id, copyKeptWhere);
    return { form: copyForm, keptWhere, safeThere: copySafeThere };
  }
}

function since(before: AssessmentSaidView, now: AssessmentSaidView): SaidSinceView {
  const { id, finishedOn, level } = now;
  const grounds = now.grounds.filter((ground) => !before.grounds.includes(ground));
  return { assessment: { id, finishedOn, level }, grounds, ...pointsSince(before.points, now.points) };
}

function shared(plan: SafetyPlanEntity, newestAssessmentId: string | null, workers: ReadonlyMap<string, string>) {
  return {
    id: plan.id,
    planVersion: plan.planVersion,
    outcome: plan.outcome,
    answersNewestAssessment: plan.assessmentId === newestAssessmentId,
    dueOn: plan.dueOn,
    recordedAt: plan.recordedAt.toISOString(),
    recordedBy: workers.get(plan.recordedBy) ?? '',
  };
}
