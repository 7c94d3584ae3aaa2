import { Injectable } from '@nestjs/common';
import type { DecideRiskLevel } from '@waymark/contracts';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { PersonHolders, Episodes } from '../referrals/index.js';
import { RiskLevels } from './risk-levels.js';

/** A level decided beside any score: everybody may raise it, only a manager lowers it, and from high one who does not hold the person. Answers with the person's id. */
@Injectable()
export class DecideLevelAct {
  constructor(
    private readonly episodes: Episodes,
    private readonly levels: RiskLevels,
    private readonly holders: PersonHolders,
  ) {}

  async decide(referralId: string, version: number, body: DecideRiskLevel, worker: SignedInWorker): Promise<string> {
    const episode = await this.episodes.hold(referralId);
    if (!episode) throw new NotFound();
    if (episode.version !== version) throw new StaleVersion();
    if (episode.isWithdrawn) throw new RuleRefused('referral-state-forbids');
    // Danger heard of after the end would stand on nobody's list here: a new referral is held by name from the start.
    if (episode.isOver) throw new RuleRefused('case-not-open');
    await this.levels.decide(episode, { ...body, assessmentId: null, ...(await this.holders.decider(episode.personId, worker)) }, worker);
    return episode.personId;
  }
}
