import { Injectable } from '@nestjs/common';
import type { CloseCase } from '@waymark/contracts';
import { closeCase, tallied, type ClosedCase } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { RuleRefused } from '../../platform/errors/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { SealedWords } from '../../platform/secrets/sealed-words.js';
import { CaseRecords, type CaseEntity } from '../cases/index.js';
import { OrganisationSettings } from '../organisations/index.js';
import { Episodes, PastHolders, PersonHolders, SafetyContacts } from '../referrals/index.js';
import { ReviewSchedule } from '../reviews/index.js';
import { CaseAtHand } from './case-at-hand.js';
import type { CaseClosureEntity } from './case-closure.entity.js';
import { CaseWorkRepository } from './case-work.repository.js';
import { ClosingRecord } from './closing-facts.js';

/** Ends an episode of support, for one reason that is kept apart from every other. */
@Injectable()
export class CloseCaseAct {
  constructor(
    private readonly atHand: CaseAtHand,
    private readonly cases: CaseRecords,
    private readonly work: CaseWorkRepository,
    private readonly record: ClosingRecord,
    private readonly episodes: Episodes,
    private readonly reviews: ReviewSchedule,
    private readonly safety: SafetyContacts,
    private readonly holders: PersonHolders,
    private readonly past: PastHolders,
    private readonly settings: OrganisationSettings,
    private readonly words: SealedWords,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async close(id: string, version: number, body: CloseCase, worker: ActingWorker): Promise<void> {
    const held = await this.atHand.open(id, version, worker);
    // Held from here, so that no assessment of the episode begins between the look at it and its end.
    const episode = await this.episodes.hold(held.referralId);
    const facts = await this.record.of(id);
    // Judged high by the service that accepted her: what was recorded before that is not the level that stands.
    const risk = episode?.isKnownHigh ? 'high' : facts.risk;
    const request = { ...body, words: body.words ?? '', ...(await this.holders.decider(held.personId, worker)) };
    const context = { today: this.clock.today(), riskCheckDays: (await this.settings.inForce())['closing.risk-check-days'] };
    const ruling = closeCase({ state: 'open', ...facts, risk }, request, context);
    if (!ruling.ok) throw new RuleRefused(ruling.refusal, ruling.refusal === 'attempts-insufficient' ? tallied(facts.attempts) : undefined);
    await this.cases.change(id, version, {
      closedAt: this.clock.now(),
      closedBy: worker.id,
      closureReason: body.reason,
      closureNote: this.words.seal('cases.closure_note', held, body.words),
    });
    await this.past.letGo(held.personId, [held.workerId]);
    await this.work.addClosure(this.closureOf(held, body, ruling.value));
    await this.endWhatIsOwed(held, worker);
    await this.outbox.put('case.closed', id);
    await this.audit.note({ action: 'case.closed', subjectType: 'case', subjectId: id, personId: held.personId });
  }

  /** Support by another service may go on, or be decided on; then its reviews and the safety contact go on, too. */
  private async endWhatIsOwed({ referralId, offerId }: CaseEntity, worker: ActingWorker): Promise<void> {
    const episode = await this.episodes.find(referralId);
    if (episode?.caseId === null) await this.reviews.cancel(referralId);
    if (episode?.isOver) await this.safety.follow('case-closed', { referralId }, worker);
    else await this.safety.giveToOtherService(offerId);
    if (episode?.isUndecided) await this.safety.backToReferral(offerId);
  }

  private closureOf({ id: caseId, organisationId }: CaseEntity, body: CloseCase, closed: ClosedCase): CaseClosureEntity {
    const { riskCheck, referrerTold, personAware, wayBack } = body;
    const row = { id: caseId, organisationId };
    return {
      ...{ caseId, organisationId, referrerTold, personAware },
      planned: closed.planned,
      consequences: closed.consequences,
      riskCheckedOn: riskCheck?.checkedOn ?? null,
      riskLevel: riskCheck?.level ?? null,
      riskWords: this.words.seal('case_closures.risk_words', row, riskCheck?.words ?? null),
      wayBack: this.words.seal('case_closures.way_back', row, wayBack),
    };
  }
}
