import { Injectable } from '@nestjs/common';
import type { DecideRiskLevel } from '@waymark/contracts';
import { decidesAsManager } from '@waymark/domain';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { Episodes } from '../referrals/index.js';
import { RiskLevels } from './risk-levels.js';

/** A level decided beside any score: everybody may raise it, only a manager lowers it. Answers with the person's id. */
@Injectable()
export class DecideLevelAct {
  constructor(
    private readonly episodes: Episodes,
    private readonly levels: RiskLevels,
  ) {}

  async decide(referralId: string, version: number, body: DecideRiskLevel, worker: SignedInWorker): Promise<string> {
    const episode = await this.episodes.hold(referralId);
    if (!episode) throw new NotFound();
    if (episode.version !== version) throw new StaleVersion();
    if (episode.isWithdrawn) throw new RuleRefused('referral-state-forbids');
    // Danger heard of after the end would stand on nobody's list here: a new referral is held by name from the start.
    if (episode.isOver) throw new RuleRefused('case-not-open');
    await this.levels.decide(episode, { ...body, assessmentId: null, byManager: decidesAsManager(worker.roles) }, worker);
    return episode.personId;
  }
}
