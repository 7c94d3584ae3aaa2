import { Injectable } from '@nestjs/common';
import type { OpeningReviewView, ReviewOpening } from '@waymark/contracts';
import { reviewOpening } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotAllowed, NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { OpeningPages } from './opening-pages.js';
import { OpeningsRepository } from './openings.repository.js';

/** Somebody else looks at an opening afterwards and says what she finds; whoever is told of one says that she has read it. */
@Injectable()
export class ReviewOpeningAct {
  constructor(
    private readonly openings: OpeningsRepository,
    private readonly pages: OpeningPages,
    private readonly sealed: SealedWords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async review(id: string, version: number, { outcome, words }: ReviewOpening, worker: SignedInWorker): Promise<OpeningReviewView> {
    const before = await this.pages.one(id, worker);
    const ruling = reviewOpening({ isReviewed: before.reviewed !== null, outcome, words });
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    if (!before.mayReview) throw new NotAllowed();
    if (before.version !== version) throw new StaleVersion();
    await this.openings.change(id, version, {
      reviewedBy: worker.id,
      reviewedAt: this.clock.now(),
      reviewOutcome: outcome,
      reviewWords: this.sealed.seal('emergency_openings.review_words', { id, organisationId: worker.organisationId }, words),
    });
    await this.openings.see(id, worker.id, this.clock.now());
    await this.audit.note({ action: 'emergency.reviewed', subjectType: 'emergency-opening', subjectId: id, personId: before.person.id });
    return this.pages.one(id, worker);
  }

  async see(id: string, worker: SignedInWorker): Promise<void> {
    if (!(await this.openings.see(id, worker.id, this.clock.now()))) throw new NotFound();
    await this.audit.note({ action: 'emergency.seen', subjectType: 'emergency-opening', subjectId: id, personId: null });
  }
}
