import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  broughtForward,
  dangerKnownSince,
  decideLevel,
  type Decider,
  reviewDueOn,
  type LevelDecision,
  type LevelRequest,
  type RiskLevel,
} from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { RuleRefused } from '../../platform/errors/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { OrganisationSettings } from '../organisations/index.js';
import { Episodes, HighRiskFollowers, type Episode } from '../referrals/index.js';
import { GreaterDanger, ReviewSchedule } from '../reviews/index.js';
import { AssessmentWords } from './assessment-words.js';
import { RiskDecisionsRepository } from './risk-decisions.repository.js';

export interface LevelToDecide extends Decider {
  level: RiskLevel;
  reason: string;
  /** The assessment it rests on; `null` when a worker decides beside any score. */
  assessmentId: string | null;
}

/** Decides the level of an episode that the caller holds, and what follows from a change. */
@Injectable()
export class RiskLevels implements OnModuleInit {
  constructor(
    private readonly decisions: RiskDecisionsRepository,
    private readonly episodes: Episodes,
    private readonly highRisk: HighRiskFollowers,
    private readonly schedule: ReviewSchedule,
    private readonly greater: GreaterDanger,
    private readonly settings: OrganisationSettings,
    private readonly words: AssessmentWords,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    // A level is only ever raised here, which takes no manager and nobody else's look.
    this.greater.add((episode, reason, worker) => this.decide(episode, { level: 'high', reason, assessmentId: null, byManager: false, byHolder: true }, worker));
  }

  async decide(episode: Episode, wanted: LevelToDecide, worker: SignedInWorker): Promise<void> {
    const decision = this.rule({
      current: episode.risk,
      isKnownHigh: episode.isKnownHigh,
      level: wanted.level,
      reason: wanted.reason,
      byManager: wanted.byManager,
      byHolder: wanted.byHolder,
      freshAssessment: await this.decisions.hasFreshAssessment(episode.id),
    });
    const knownSince = await this.knownSince(episode, decision, wanted.assessmentId);
    const id = randomUUID();
    await this.decisions.add({
      id,
      organisationId: worker.organisationId,
      personId: episode.personId,
      referralId: episode.id,
      assessmentId: wanted.assessmentId,
      level: decision.level,
      fromLevel: decision.from,
      direction: decision.direction,
      reason: this.words.sealEntry(worker, 'reason', id, decision.reason),
      decidedAt: this.clock.now(),
      decidedBy: worker.id,
    });
    // Known to be high and confirmed so: not lowered, not raised, and recorded for the first time.
    const isChanged = decision.level !== episode.risk;
    if (isChanged) await this.episodes.setRisk(episode.id, decision.level);
    if (isChanged && decision.direction !== 'lowered') await this.lookSooner(episode.id, decision.level);
    // Confirmed as well as raised: whoever is in danger and has not been spoken to since is owed it either way.
    if (decision.level === 'high') await this.highRisk.follow(episode.id, knownSince, worker);
    await this.outbox.put(`risk-level.${decision.direction}`, id);
    const { id: subjectId, personId } = episode;
    await this.audit.note({ action: `risk-level.${decision.direction}`, subjectType: 'referral', subjectId, personId, fields: ['risk'] });
  }

  private async knownSince({ id, foundHighAt }: Episode, decision: LevelDecision, assessmentId: string | null): Promise<Date | null> {
    const earlier = (await this.decisions.ofReferral(id)).map(({ level, fromLevel: from, decidedAt: at, ...rest }) => {
      return { level, from, isOnAssessment: rest.assessmentId !== null, at };
    });
    return dangerKnownSince({ ...decision, isOnAssessment: assessmentId !== null, at: this.clock.now() }, earlier, foundHighAt);
  }

  private rule(request: LevelRequest): LevelDecision {
    const ruling = decideLevel(request);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    return ruling.value;
  }

  /** A greater danger is looked at by the cadence of the greater danger, and the plan asks for a look of its own. */
  private async lookSooner(referralId: string, level: RiskLevel): Promise<void> {
    const today = this.clock.today();
    const settings = await this.settings.inForce();
    const latest = reviewDueOn(level, today, settings['review.cadence-days']);
    const trigger = { trigger: 'risk-level-change' as const, happenedOn: today };
    await this.schedule.bringForward(referralId, 'risk-assessment', latest);
    await this.schedule.bringForward(referralId, 'safety-plan', broughtForward(latest, trigger, settings['review.trigger-days'], today));
  }
}
