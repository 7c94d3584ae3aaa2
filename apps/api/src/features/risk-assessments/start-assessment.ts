import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StartRiskAssessment } from '@waymark/contracts';
import { ageOn, OWN_INSTRUMENTS, type Instrument } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused } from '../../platform/errors/errors.js';
import { PeopleRepository } from '../people/index.js';
import { Episodes, type Episode } from '../referrals/index.js';
import type { RiskAssessmentEntity } from './risk-assessment.entities.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';

/** Opens a checklist for the episode of a referral. There is one open at a time, so that answers are in one place. */
@Injectable()
export class StartAssessmentAct {
  constructor(
    private readonly assessments: RiskAssessmentsRepository,
    private readonly episodes: Episodes,
    private readonly people: PeopleRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async start(body: StartRiskAssessment, worker: SignedInWorker): Promise<string> {
    const instrument = OWN_INSTRUMENTS.find((one) => one.code === body.instrumentCode);
    if (!instrument) throw new RuleRefused('instrument-unknown');
    const episode = await this.episodes.hold(body.referralId);
    if (!episode) throw new NotFound();
    if (episode.isWithdrawn) throw new RuleRefused('referral-state-forbids');
    if (episode.isOver) throw new RuleRefused('case-not-open');
    if (await this.assessments.hasOpen(episode.id, instrument.code)) throw new RuleRefused('assessment-in-progress');
    const assessment = await this.draftOf(episode, instrument, worker);
    await this.assessments.add(assessment);
    const { id: subjectId, personId } = assessment;
    await this.audit.note({ action: 'risk-assessment.started', subjectType: 'risk-assessment', subjectId, personId });
    return subjectId;
  }

  private async draftOf(episode: Episode, instrument: Instrument, worker: SignedInWorker): Promise<RiskAssessmentEntity> {
    const person = await this.people.person(episode.personId);
    const bornOn = person?.dateOfBirth ?? null;
    return {
      id: randomUUID(),
      organisationId: worker.organisationId,
      personId: episode.personId,
      referralId: episode.id,
      caseId: episode.caseId,
      instrumentCode: instrument.code,
      instrumentVersion: instrument.version,
      state: 'draft',
      ageAtAssessment: bornOn === null ? null : ageOn(bornOn, this.clock.today()),
      startedAt: this.clock.now(),
      startedBy: worker.id,
      ...NOT_FINISHED,
      version: 1,
    };
  }
}

const NOT_FINISHED = {
  parkedAt: null,
  parkedItem: null,
  finishedAt: null,
  finishedBy: null,
  isComplete: null,
  yes: null,
  no: null,
  dontKnow: null,
  notAsked: null,
  grounds: null,
  prompts: null,
  suggested: null,
  judged: null,
  level: null,
  policeCallOuts: null,
  maracRepeat: null,
  thresholds: null,
  words: null,
};
