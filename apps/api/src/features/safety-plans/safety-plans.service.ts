import { Injectable } from '@nestjs/common';
import type { PersonSafetyPlansView, SafetyPlanView } from '@waymark/contracts';
import { PLAN_SECTIONS, reviewDueOn } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/errors.js';
import { OrganisationSettings, OrganisationsRepository } from '../organisations/index.js';
import { PeopleRepository, toPersonNameView } from '../people/index.js';
import { RiskAssessmentsRepository } from '../risk-assessments/index.js';
import { PlanWords } from './plan-words.js';
import type { SafetyPlanEntity } from './safety-plan.entities.js';
import { SafetyPlansRepository } from './safety-plans.repository.js';

/** Reading safety plans; each reading is recorded. */
@Injectable()
export class SafetyPlansService {
  constructor(
    private readonly plans: SafetyPlansRepository,
    private readonly assessments: RiskAssessmentsRepository,
    private readonly people: PeopleRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly settings: OrganisationSettings,
    private readonly words: PlanWords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async read(id: string): Promise<SafetyPlanView> {
    const view = await this.view(id);
    const personId = view.person.id;
    await this.audit.note({ action: 'safety-plan.read', subjectType: 'safety-plan', subjectId: id, personId });
    return view;
  }

  /** The view as the answer to an act that was recorded itself. */
  async view(id: string): Promise<SafetyPlanView> {
    const plan = await this.plans.plan(id);
    if (!plan) throw new NotFound();
    const [person, entries, newest, lastVersion, workers, assessment] = await Promise.all([
      this.people.person(plan.personId),
      this.plans.entries(id),
      this.assessments.finished({ personId: plan.personId }),
      this.plans.lastVersion(plan.personId),
      this.organisations.workerNames(),
      this.assessments.finished({ id: plan.assessmentId }),
    ]);
    if (!person || !assessment) throw new NotFound();
    const texts = entries.map(({ organisationId, section, text }) => ({
      section,
      text: this.words.openEntry(organisationId, id, section, text),
    }));
    return {
      ...shared(plan, newest?.id ?? null, workers),
      person: toPersonNameView(person),
      assessment: { id: assessment.id, finishedOn: assessment.finishedOn, level: assessment.level },
      isNewest: plan.planVersion === lastVersion,
      entries: texts.sort((a, b) => PLAN_SECTIONS.indexOf(a.section) - PLAN_SECTIONS.indexOf(b.section)),
      copy: this.copyOf(plan),
      agreedInWords: plan.agreedInWords,
    };
  }

  async ofPerson(personId: string): Promise<PersonSafetyPlansView> {
    const person = await this.people.person(personId);
    if (!person) throw new NotFound();
    const [plans, newest, workers, settings] = await Promise.all([
      this.plans.ofPerson(personId),
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
      })),
    };
  }

  private copyOf({ id, organisationId, copyForm, copyKeptWhere, copySafeThere }: SafetyPlanEntity): SafetyPlanView['copy'] {
    const keptWhere = copyKeptWhere && this.words.openPlace(organisationId, id, copyKeptWhere);
    return { form: copyForm, keptWhere, safeThere: copySafeThere };
  }
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
