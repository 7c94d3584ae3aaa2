import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RecordSafetyPlan } from '@waymark/contracts';
import { planPoints, recordPlan, type RecordedPlan } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { OrganisationSettings } from '../organisations/index.js';
import { PeopleRepository } from '../people/index.js';
import { Episodes, type Episode } from '../referrals/index.js';
import { ReviewSchedule } from '../reviews/index.js';
import { FinishedChecklists, RiskAssessmentsRepository } from '../risk-assessments/index.js';
import { PlanWords } from './plan-words.js';
import type { SafetyPlanAnswerEntity, SafetyPlanEntity, SafetyPlanEntryEntity } from './safety-plan.entities.js';
import { SafetyPlansRepository } from './safety-plans.repository.js';

/** A version of a person's plan, answering an assessment, with the day on which it is looked at or asked about again. */
@Injectable()
export class RecordSafetyPlanAct {
  constructor(
    private readonly plans: SafetyPlansRepository,
    private readonly assessments: RiskAssessmentsRepository,
    private readonly checklists: FinishedChecklists,
    private readonly people: PeopleRepository,
    private readonly episodes: Episodes,
    private readonly schedule: ReviewSchedule,
    private readonly settings: OrganisationSettings,
    private readonly words: PlanWords,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async record(personId: string, body: RecordSafetyPlan, worker: SignedInWorker): Promise<string> {
    if (!(await this.people.person(personId))) throw new NotFound();
    const assessment = await this.assessments.finished({ id: body.assessmentId });
    const checklist = assessment && (await this.checklists.of(assessment.id));
    const episode = assessment && (await this.episodes.hold(assessment.referralId));
    const lastVersion = await this.plans.lastVersionHeld(personId);
    if (lastVersion !== body.basedOnVersion) throw new StaleVersion();
    const settings = await this.settings.inForce();
    const context = { today: this.clock.today(), cadence: settings['review.cadence-days'], lastVersion, points: checklist ? planPoints(checklist) : [] };
    const ruling = recordPlan({ ...body, personId, assessment }, context);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    // The rule has refused a plan without an assessment, and an assessment has its episode.
    if (!episode) throw new NotFound();
    const plan = this.planOf(ruling.value, episode, worker);
    await this.plans.add(plan, this.entriesOf(plan, ruling.value), this.answersOf(plan, ruling.value));
    await this.planReview(plan);
    await this.outbox.put('safety-plan.recorded', plan.id);
    await this.audit.note({ action: 'safety-plan.recorded', subjectType: 'safety-plan', subjectId: plan.id, personId });
    return plan.id;
  }

  private planOf(recorded: RecordedPlan, episode: Episode, worker: SignedInWorker): SafetyPlanEntity {
    const id = randomUUID();
    const { organisationId } = worker;
    const { form, keptWhere, safeThere } = recorded.copy;
    return {
      ...{ id, organisationId },
      personId: recorded.personId,
      referralId: episode.id,
      caseId: episode.caseId,
      assessmentId: recorded.assessment.id,
      planVersion: recorded.version,
      outcome: recorded.outcome,
      copyForm: form,
      copyKeptWhere: keptWhere === null ? null : this.words.sealPlace(organisationId, id, keptWhere),
      copySafeThere: safeThere,
      agreedInWords: recorded.agreedInWords,
      dueOn: recorded.dueOn,
      recordedAt: this.clock.now(),
      recordedBy: worker.id,
    };
  }

  private entriesOf({ id: planId, organisationId }: SafetyPlanEntity, { entries }: RecordedPlan): SafetyPlanEntryEntity[] {
    return entries.map(({ section, text }) => ({
      ...{ organisationId, planId, section },
      text: this.words.sealEntry(organisationId, planId, section, text),
    }));
  }

  private answersOf({ id: planId, organisationId }: SafetyPlanEntity, { answers }: RecordedPlan): SafetyPlanAnswerEntity[] {
    return answers.map(({ item, section, notNeeded }) => ({
      ...{ organisationId, planId, item, section },
      notNeeded: notNeeded === null ? null : this.words.sealReason(organisationId, planId, item, notNeeded),
    }));
  }

  /** A made plan is reviewed; where none was made somebody asks again. Either answers what was to be asked until now. */
  private async planReview({ id, personId, referralId, caseId, dueOn, outcome }: SafetyPlanEntity): Promise<void> {
    const subject = outcome === 'made' ? ('safety-plan' as const) : ('follow-up' as const);
    if (outcome === 'made') await this.schedule.settle(referralId, 'follow-up', 'done-with-subject', id);
    await this.schedule.plan({ personId, referralId, caseId, subject, subjectId: id, dueOn }, 'done-with-subject');
  }
}
