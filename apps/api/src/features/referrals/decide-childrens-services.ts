import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DecideChildrensServices } from '@waymark/contracts';
import { decideOnChildren } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { ChildrensServicesWords } from './childrens-services-words.js';
import { ReferralsRepository } from './referrals.repository.js';

/** Says whether children's services were told, whom and when, or why there is no need. A later decision stands beside it. */
@Injectable()
export class DecideChildrensServicesAct {
  constructor(
    private readonly referrals: ReferralsRepository,
    private readonly words: ChildrensServicesWords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async decide(referralId: string, version: number, body: DecideChildrensServices, worker: ActingWorker): Promise<void> {
    const referral = await this.referrals.referral(referralId);
    if (!referral) throw new NotFound();
    if (referral.version !== version) throw new StaleVersion();
    if (referral.withdrawnAt !== null) throw new RuleRefused('referral-state-forbids');
    const ruling = decideOnChildren(body, this.clock.today());
    if (!ruling.ok) throw new RuleRefused(ruling.refusal);
    const { decision, toldOn, toldWhom, reason } = ruling.value;
    // First, so that of two who decide at once one is told so.
    await this.referrals.change(referralId, version, { safeguarding: decision });
    const { organisationId, personId } = referral;
    const id = randomUUID();
    const decided = { decidedAt: this.clock.now(), decidedBy: worker.id };
    const words = this.words.seal({ id, organisationId }, { toldWhom, reason });
    await this.referrals.addChildrensServices({ id, organisationId, personId, referralId, decision, toldOn, words, ...decided });
    await this.audit.note({ action: 'childrens-services.decided', subjectType: 'childrens-services-decision', subjectId: id, personId });
  }
}
