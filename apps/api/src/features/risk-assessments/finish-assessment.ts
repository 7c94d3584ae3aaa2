import { Injectable } from '@nestjs/common';
import type { FinishRiskAssessment } from '@waymark/contracts';
import {
  finishAssessment,
  knownConcerns,
  reassessmentDueOn,
  riskSettings,
  type Decider,
  type FinishedAssessment,
  type RiskHistory,
  type RiskSettings,
} from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { OrganisationSettings } from '../organisations/index.js';
import { Episodes, RunningClocks, type Episode } from '../referrals/index.js';
import { ReviewSchedule } from '../reviews/index.js';
import { AssessmentWords } from './assessment-words.js';
import { instrumentOf } from './instrument-of.js';
import type { RiskAssessmentEntity } from './risk-assessment.entities.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';
import { RiskLevels } from './risk-levels.js';
import { toDashAnswer } from './risk-assessment.view.js';

/** A result alone lowers no level: that is a decision of its own, and nobody has taken it here. */
const NOBODYS_DECISION: Decider = { byManager: false, byHolder: true };

interface Held {
  assessment: RiskAssessmentEntity;
  episode: Episode;
}

/** Answers and judgement become a result: a level, a stopped clock, a next review, and word of it to others. */
@Injectable()
export class FinishAssessmentAct {
  constructor(
    private readonly assessments: RiskAssessmentsRepository,
    private readonly episodes: Episodes,
    private readonly clocks: RunningClocks,
    private readonly levels: RiskLevels,
    private readonly schedule: ReviewSchedule,
    private readonly settings: OrganisationSettings,
    private readonly words: AssessmentWords,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async finish(id: string, version: number, body: FinishRiskAssessment, worker: SignedInWorker): Promise<void> {
    const held = await this.held(id, version);
    const settings = await this.settings.inForce();
    const thresholds = riskSettings(settings);
    const result = await this.rule(held, body, thresholds);
    await this.keep(held.assessment, body, result, thresholds, worker);
    // Before the level: danger found by this assessment never makes the assessment itself late.
    if (result.complete) await this.clocks.stop(held.episode.id, 'assessment', this.clock.now());
    const reason = body.judgement.reason;
    await this.levels.decide(held.episode, { level: result.level, reason, assessmentId: id, ...NOBODYS_DECISION }, worker);
    await this.planNext(held, reassessmentDueOn(result, this.clock.today(), settings['review.cadence-days'], settings['review.trigger-days']), result.complete);
    await this.outbox.put('risk-assessment.finished', id);
    const { personId } = held.assessment;
    await this.audit.note({ action: 'risk-assessment.finished', subjectType: 'risk-assessment', subjectId: id, personId });
  }

  private async held(id: string, version: number): Promise<Held> {
    const known = await this.assessments.find(id);
    // Episode first, as every act on risk does, so that two of them never wait for each other.
    const episode = known && (await this.episodes.hold(known.referralId));
    const assessment = episode && (await this.assessments.hold(id));
    if (!assessment || !episode) throw new NotFound();
    if (assessment.version !== version) throw new StaleVersion();
    if (assessment.state === 'finished') throw new RuleRefused('assessment-finished');
    if (episode.isWithdrawn) throw new RuleRefused('referral-state-forbids');
    if (episode.isOver) throw new RuleRefused('case-not-open');
    return { assessment, episode };
  }

  private async rule({ assessment, episode }: Held, body: FinishRiskAssessment, thresholds: RiskSettings): Promise<FinishedAssessment> {
    const answers = (await this.assessments.answers(assessment.id)).map((one) => toDashAnswer(one, this.words));
    const { judgement, decisions, unsafeToContinue } = body;
    const draft = { answers, judgement, decisions, unsafeToContinue };
    const ruling = finishAssessment(instrumentOf(assessment), draft, historyOf(episode, body), thresholds);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    return ruling.value;
  }

  private async keep(
    assessment: RiskAssessmentEntity,
    body: FinishRiskAssessment,
    result: FinishedAssessment,
    thresholds: RiskSettings,
    worker: SignedInWorker,
  ): Promise<void> {
    const { judgement, ownView, worries, decisions, unsafeToContinue, policeCallOuts12Months, maracRepeat } = body;
    const words = { judgement: judgement.reason, ownView, worries, decisions, unsafeToContinue };
    const { yes, no, dontKnow, notAsked } = result.counts;
    await this.assessments.change(assessment.id, assessment.version, {
      ...{ yes, no, dontKnow, notAsked, thresholds, maracRepeat },
      state: 'finished',
      parkedAt: null,
      finishedAt: this.clock.now(),
      finishedBy: worker.id,
      isComplete: result.complete,
      grounds: result.grounds,
      prompts: result.prompts,
      suggested: result.suggested,
      judged: judgement.level,
      level: result.level,
      policeCallOuts: policeCallOuts12Months,
      words: this.words.sealResult(assessment, assessment.id, words),
    });
  }

  /** A whole checklist is the review that was due; one that broke off is not, and leaves it to be done. */
  private planNext({ assessment, episode }: Held, dueOn: string, isComplete: boolean): Promise<void> {
    const { personId, referralId, id: subjectId } = assessment;
    const review = { personId, referralId, caseId: episode.caseId, subject: 'risk-assessment' as const, subjectId, dueOn };
    return this.schedule.plan(review, isComplete ? 'done-with-subject' : 'superseded');
  }
}

function historyOf(episode: Episode, { policeCallOuts12Months, maracRepeat }: FinishRiskAssessment): RiskHistory {
  return {
    policeCallOuts12Months,
    // Not knowing is no ground; the worker is asked again whenever a result is opened.
    isMaracRepeat: maracRepeat === 'yes',
    currentLevel: episode.risk,
    isKnownHigh: episode.isKnownHigh,
    knownConcerns: knownConcerns(episode.abuseTypes),
  };
}
